// Brings the quote to the middle of the screen; the router scrolls to the top after a navigation, so this comes a moment later.
export function showQuote() {
  setTimeout(() => document.getElementById("quote")?.scrollIntoView({ block: "center" }), 150);
}
