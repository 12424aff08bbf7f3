// What the shell does without the server, so that it also works while the circuit is not there.
const order = ["auto", "light", "dark"];
const media = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };

// Switches the theme in place: the cookie tells the server for the next page, the media attributes tell this one.
function nextTheme() {
  const root = document.documentElement;
  const next = order[(order.indexOf(root.dataset.theme) + 1) % order.length];
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `tokenholic.theme=${next}; path=/; max-age=31536000; samesite=lax${secure}`;
  root.dataset.theme = next;
  for (const link of document.querySelectorAll("link[data-dark-theme]")) link.media = media[next];
}

document.addEventListener("click", event => {
  const target = event.target.closest?.(".theme-switch, .skip, .reload");
  if (target?.matches(".theme-switch")) nextTheme();
  if (target?.matches(".reload")) location.reload();
  if (target?.matches(".skip")) {
    // A plain "#main" would lead away: every relative link starts at the base address.
    event.preventDefault();
    document.getElementById("main")?.focus();
  }
}, true);
