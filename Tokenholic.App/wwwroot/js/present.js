// Turns the slides of a presented map, one at a time: arrow keys, space, page keys, the buttons below, a swipe; F for the
// whole screen. The address holds the slide, so that reload and a sent link stay there. Without this script all slides are there to scroll.
const slides = [...document.querySelectorAll(".slide")];
const nav = document.querySelector(".turn");
const place = nav.querySelector(".place");
const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
let at = 0;

function show(target) {
  at = Math.min(slides.length - 1, Math.max(0, target));
  slides.forEach((slide, index) => { slide.hidden = index !== at; });
  for (const heading of slides[at].querySelectorAll("h2, h3")) { // the only slide in sight is the page
    heading.setAttribute("role", "heading");
    heading.setAttribute("aria-level", heading.tagName === "H2" ? "1" : "2");
  }
  nav.querySelector("[data-turn='-1']").disabled = at === 0;
  nav.querySelector("[data-turn='1']").disabled = at === slides.length - 1;
  place.textContent = `${at + 1} / ${slides.length}`;
  history.replaceState(null, "", `#${at + 1}`);
  scrollTo(0, 0);
}

// A slide longer than the screen is read to its end before the next one comes.
function isLonger(step) {
  const page = document.documentElement;
  return step > 0 ? page.scrollTop + innerHeight < page.scrollHeight - 4 : page.scrollTop > 4;
}

function whole() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "f" || event.key === "F") return whole();
  if (event.key === " " && event.target.closest("button")) return; // that button is pressed
  const step = event.key in steps ? steps[event.key] : 0;
  if (step !== 0 && (event.key.startsWith("Arrow") ? event.key === "ArrowDown" || event.key === "ArrowUp" : true) && isLonger(step)) return;
  const target = event.key === "Home" ? 0 : event.key === "End" ? slides.length - 1 : step === 0 ? null : at + step;
  if (target === null) return;
  event.preventDefault();
  show(target);
});

nav.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (button?.dataset.turn) show(at + Number(button.dataset.turn));
  else if (button) whole();
});

let start = null;
document.addEventListener("touchstart", event => { start = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
document.addEventListener("touchend", event => {
  const end = event.changedTouches[0];
  if (!start || !end) return;
  const [across, down] = [end.clientX - start.clientX, end.clientY - start.clientY];
  if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
}, { passive: true });

addEventListener("hashchange", () => show(Number(location.hash.slice(1)) - 1 || 0));
nav.hidden = false;
document.body.classList.add("stepped");
show(Number(location.hash.slice(1)) - 1 || 0);
