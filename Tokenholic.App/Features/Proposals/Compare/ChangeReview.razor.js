export function show(id) {
  const change = document.getElementById(id);
  change?.scrollIntoView({ block: "center" });
  change?.focus({ preventScroll: true });
}
