export function hasScrolled() {
  return scrollY > 120;
}
