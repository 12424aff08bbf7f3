// Brings an opened list into view, unless the reader opened it where it stands.
export function reveal(section, id) {
  const list = section.querySelector(`#${CSS.escape(id)}`);
  const heading = list?.previousElementSibling;
  const box = heading?.getBoundingClientRect();
  if (box && (box.top < 60 || box.bottom > innerHeight * .8)) heading.scrollIntoView({ block: 'start', behavior: 'smooth' });
}
