// Keeps what is typed into <form data-draft="name">, field by field, in this tab's session storage: it survives a language
// switch, a reload and a lost server. Loaded with every page, so that it also works while the circuit is lost; a page's own
// module imports it to fill its form from load(name), or with restore(form), and to clear(name) once the form was sent.
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

// A field that is not typed into, such as which rows a table has.
export function put(name, field, value) {
  const { [field]: _, ...rest } = load(name);
  save(name, { ...rest, [field]: value });
}

export function clear(name, field) {
  const { [field]: _, ...rest } = field ? load(name) : {};
  if (Object.keys(rest).length) save(name, rest); else sessionStorage.removeItem(key(name));
}

// Fills the form in the order things were typed, as if they were typed now, and unfolds it; says whether there was anything.
// A field that is drawn only after another was filled in waits for that.
export function restore(form) {
  let waiting = Object.entries(load(form.dataset.draft));
  if (!waiting.length) return false;
  const fill = ([name, value]) => {
    const field = form.elements[name];
    if (!field) return false;
    if (field instanceof RadioNodeList) field.value = value;
    else if (field.type === "checkbox") field.checked = value === "true";
    else field.value = value;
    const changed = field instanceof RadioNodeList ? [...field].find(one => one.checked) : field;
    for (const kind of ["input", "change"]) changed?.dispatchEvent(new Event(kind, { bubbles: true }));
    return true;
  };
  const go = () => { waiting = waiting.filter(entry => !fill(entry)); };
  go();
  if (waiting.length) new MutationObserver((_, observer) => { go(); if (!waiting.length) observer.disconnect(); }).observe(form, { childList: true, subtree: true });
  const folded = form.closest("details");
  if (folded) folded.open = true;
  return true;
}

function keep(event) {
  const field = event.target;
  const form = field.closest?.("form[data-draft]");
  if (!form || !field.name || field.type === "password" || field.type === "file" || field.dataset.draft === "no") return;
  const value = field.type === "checkbox" ? String(field.checked) : field.value;
  put(form.dataset.draft, field.name, value); // the last one typed stands last
}

document.addEventListener("input", keep);
document.addEventListener("change", keep);
