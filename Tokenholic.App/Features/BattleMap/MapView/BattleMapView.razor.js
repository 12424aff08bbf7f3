// Blazor scrolls to the top after every navigation of ours, a changed query included. Opening a cell or a list is no new
// page: the first jump to the top that follows is taken back before it is painted.
export function keepScroll() {
  const y = scrollY;
  if (y === 0) return;
  const back = () => {
    if (scrollY !== 0) return;
    stop();
    scrollTo({ top: y, behavior: 'instant' });
  };
  const stop = () => removeEventListener('scroll', back);
  addEventListener('scroll', back);
  setTimeout(stop, 2000);
}

// A cell opens as a step of its own, and going back closes it. The page stays where it is: what the browser would restore is
// where the reader was before the board made room.
export function open() {
  keepScroll();
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => { history.scrollRestoration = 'auto'; }, { once: true });
}

export function back() {
  keepScroll();
  history.back();
}

// The form that had the focus may be gone once it was saved: whoever works by keyboard goes on at the cell, or at the map.
export function keepFocus() {
  if (document.activeElement === document.body) (document.getElementById('cell-title') ?? document.querySelector('.board'))?.focus();
}
