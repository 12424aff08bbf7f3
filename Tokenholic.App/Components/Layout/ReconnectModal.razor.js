// Shows what Blazor says about the connection. It says it by classes on this element; the script of .NET 10 also raises
// events and can resume a circuit, the older script does neither, so only the classes are read and the rest is optional.
const dialog = document.getElementById("components-reconnect-modal");
const states = ["show", "retrying", "failed", "rejected", "paused", "resume-failed"];
let busy = false;

function stateOf(element) {
  return states.find(state => element.classList.contains(`components-reconnect-${state}`)) ?? "hide";
}

function show(state) {
  dialog.dataset.state = state;
  // The page behind stays readable, but takes no clicks that would be lost.
  document.querySelector(".shell")?.toggleAttribute("inert", state !== "hide");
  if (state === "hide") dialog.close();
  else if (!dialog.open) dialog.show();
}

function onClassesChanged() {
  const state = stateOf(dialog);
  if (state === dialog.dataset.state) return;
  show(state);
  // The server answered, but no longer knows this circuit (it was restarted, or it was too long ago).
  if (state === "rejected") resume();
}

async function retry() {
  if (busy) return;
  busy = true;
  try {
    show("retrying");
    if (await Blazor.reconnect()) show("hide");
    else await resume();
  } catch {
    show("failed"); // The server cannot be reached.
  } finally {
    busy = false;
  }
}

async function resume() {
  try {
    if (await Blazor.resumeCircuit?.()) show("hide");
    else location.reload();
  } catch {
    show("resume-failed");
  }
}

function retryWhenLikely() {
  if (document.visibilityState === "visible" && dialog.dataset.state === "failed") retry();
}

new MutationObserver(onClassesChanged).observe(dialog, { attributes: true, attributeFilter: ["class"] });
dialog.querySelector("[data-action=retry]").addEventListener("click", retry);
dialog.querySelector("[data-action=resume]").addEventListener("click", resume);
// Esc must not hide the only hint that nothing works.
dialog.addEventListener("cancel", event => event.preventDefault());
document.addEventListener("visibilitychange", retryWhenLikely);
window.addEventListener("online", retryWhenLikely);
