// The message lives in the browser until it is sent: in the box, and beside it as a draft, which outlives a pause and a server that was started again.
import { load, clear as forget } from "../../js/drafts.js";

const longest = 20000;

export function attach(form, language) {
  const box = form.elements.text;
  if (form.dataset.attached) return;
  form.dataset.attached = "yes";
  if (!box.value) box.value = load(form.dataset.draft).text ?? "";
  box.addEventListener("keydown", event => {
    // Enter chooses a word while an input method is open; only otherwise it sends.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  listen(form, box, language);
  settle();
  // What comes last – a line, a nudge, a hint – would lie behind the box, which sticks to the bottom; who reads further up is left there, but for a hint.
  const wanted = change => [...change.addedNodes].some(node => node.classList?.contains("hint"));
  new MutationObserver(changes => { if (changes.some(wanted) || left() < 300) settle(); }).observe(form.closest(".meeting"), { childList: true, subtree: true });
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
    running.onresult = event => { 
      box.value += event.results[0][0].transcript;
      box.dispatchEvent(new Event("input", { bubbles: true })); // kept like what is typed
    };
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
  forget(form.dataset.draft);
  form.parentElement.querySelector(".unheard").hidden = true; // what was typed instead was said
  settle();
}

const left = () => document.documentElement.scrollHeight - window.innerHeight - window.scrollY;

export function settle() {
  if (document.querySelector(".say")) window.scrollTo({ top: document.documentElement.scrollHeight });
}
