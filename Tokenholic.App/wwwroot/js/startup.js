// On the page of an app that is not ready: looks every two seconds, and loads the page anew when something has changed.
// (A refresh by the browser itself would interrupt screen readers again and again.)
const shown = document.querySelector("[data-startup]").dataset.startup;

async function look() {
  try {
    const response = await fetch("health/ready", { cache: "no-store" });
    if (await response.text() !== shown) location.reload();
  } catch {
    // The server is away; the next look tells.
  }
}

setInterval(look, 2000);
