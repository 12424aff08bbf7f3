// Text nodes only: what a model writes is never markup.
const words = new TextDecoder();

export function append(box, text) {
  box.append(words.decode(text));
}

export function clear(box) {
  box.replaceChildren();
}
