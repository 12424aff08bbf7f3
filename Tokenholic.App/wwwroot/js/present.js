// Turns the slides of a presented map: arrow keys, space, page keys, F for the whole screen; a finger swipes as on any page.
const slides = [...document.querySelectorAll(".slide")];
const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

function current() {
  const middle = innerHeight / 2;
  return Math.max(0, slides.findIndex(slide => slide.getBoundingClientRect().bottom > middle));
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "f" || event.key === "F") {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
    return;
  }
  const target = event.key === "Home" ? 0 : event.key === "End" ? slides.length - 1 : event.key in steps ? current() + steps[event.key] : null;
  if (target === null) return;
  event.preventDefault();
  slides[Math.min(slides.length - 1, Math.max(0, target))].scrollIntoView();
});
