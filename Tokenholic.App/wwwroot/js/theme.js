// Switches the theme in place: the cookie tells the server for the next page, the media attributes tell this one.
const order = ["auto", "light", "dark"];
const media = { auto: "(prefers-color-scheme: dark)", light: "not all", dark: "all" };

document.addEventListener("click", event => {
  if (!event.target.closest?.(".theme-switch")) return;
  const root = document.documentElement;
  const next = order[(order.indexOf(root.dataset.theme) + 1) % order.length];
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `tokenholic.theme=${next}; path=/; max-age=31536000; samesite=lax${secure}`;
  root.dataset.theme = next;
  for (const link of document.querySelectorAll("link[data-dark-theme]")) link.media = media[next];
});
