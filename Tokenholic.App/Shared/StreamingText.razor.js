// Text nodes only: what a model writes is never markup.
export function append(box, text) {
  box.append(text);
}

export function clear(box) {
  box.replaceChildren();
}
