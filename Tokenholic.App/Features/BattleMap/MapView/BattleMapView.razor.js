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
