// There is no login: a person names themselves once, and this browser remembers it.
export function name() {
  try { return localStorage.getItem('editor-name'); } catch { return null; }
}

export function remember(value) {
  try { localStorage.setItem('editor-name', value ?? ''); } catch { /* Forbidden: it is typed again. */ }
}
