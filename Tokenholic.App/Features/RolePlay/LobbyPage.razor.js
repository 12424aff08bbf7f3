// The rep's name stays in this browser: there is no sign-in yet, and progress is found by it.
const key = "role-play-name";

export function name() {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

export function keep(name) {
  try {
    localStorage.setItem(key, name);
  } catch {
    // Storage forbidden: the name is asked for again next time.
  }
}
