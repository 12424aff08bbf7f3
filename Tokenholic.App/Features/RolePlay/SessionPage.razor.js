// The message lives in the browser until it is sent.
const longest = 20000;

export function attach(form, language) {
  const box = form.elements.text;
  if (form.dataset.attached) return;
  form.dataset.attached = "yes";
  box.addEventListener("keydown", event => {
    // Enter chooses a word while an input method is open; only otherwise it sends.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  listen(form, box, language);
  settle();
  box.focus({ preventScroll: true });
}

function listen(form, box, language) {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  const button = form.querySelector(".mic");
  if (!Recognition || !button) return;
  const unheard = form.parentElement.querySelector(".unheard");
  let running = null;
  const end = () => { running = null; button.classList.remove("listening"); button.setAttribute("aria-pressed", "false"); };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (running) return running.stop();
    unheard.hidden = true;
    running = new Recognition();
    running.lang = language;
    running.onresult = event => { box.value += event.results[0][0].transcript; };
    running.onend = end;
    running.onerror = () => { unheard.hidden = false; end(); };
    button.classList.add("listening");
    button.setAttribute("aria-pressed", "true");
    running.start();
  });
}

export function read(form) {
  return new TextEncoder().encode(form.elements.text.value.slice(0, longest));
}

export function clear(form) {
  form.elements.text.value = "";
  settle();
}

export function settle() {
  document.querySelector(".say")?.scrollIntoView({ block: "end" });
}
