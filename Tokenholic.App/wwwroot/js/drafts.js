// Keeps what is typed into <form data-draft="name">, field by field, in this tab's session storage: it survives a language
// switch, a reload and a lost server. Loaded with every page, so that it also works while the circuit is lost; a page's own
// module imports it to fill its form from load(name), and to clear(name) once the form was sent.
const key = name => `draft:${name}`;

export function load(name) {
  try {
    return JSON.parse(sessionStorage.getItem(key(name))) ?? {};
  } catch {
    return {};
  }
}

export function save(name, fields) {
  try {
    sessionStorage.setItem(key(name), JSON.stringify(fields));
  } catch {
    // Storage full or forbidden: the form still works, it is only not kept.
  }
}

export function clear(name) {
  sessionStorage.removeItem(key(name));
}

function keep(event) {
  const field = event.target;
  const form = field.closest?.("form[data-draft]");
  if (!form || !field.name || field.type === "password" || field.type === "file") return;
  const value = field.type === "checkbox" ? String(field.checked) : field.value;
  save(form.dataset.draft, { ...load(form.dataset.draft), [field.name]: value });
}

document.addEventListener("input", keep);
document.addEventListener("change", keep);
