// Brings the quote that was asked for to the middle of the screen and tells screen readers where it is.
export function showQuote(article) {
  const quote = article.querySelector('mark.asked');
  quote?.scrollIntoView({ block: 'center' });
  quote?.focus({ preventScroll: true });
}
