// Opens and closes a modal <dialog>; a click on its backdrop closes it too.
export function open(dialog) {
  if (dialog.open) return;
  dialog.onclick ??= event => { if (event.target === dialog) dialog.close(); };
  dialog.showModal();
}

export function close(dialog) {
  dialog.close();
}
