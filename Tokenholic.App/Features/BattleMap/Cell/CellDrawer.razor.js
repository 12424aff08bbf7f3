// Beside the board there is room for both, so the page stays usable; otherwise the dialog is modal and keeps the focus.
const beside = matchMedia('(min-width: 1081px)');
let closedHere = false;

export function show(dialog) {
  closedHere = false;
  if (!dialog.open) {
    if (beside.matches) dialog.show(); else dialog.showModal();
    const button = dialog.querySelector('[data-close]');
    const close = event => { event.preventDefault(); button.click(); };
    button.addEventListener('click', () => { closedHere = true; });
    dialog.addEventListener('cancel', close);
    dialog.addEventListener('click', event => { if (event.target === dialog) close(event); });
    const escape = event => {
      if (!dialog.isConnected) document.removeEventListener('keydown', escape);
      else if (event.key === 'Escape' && !event.defaultPrevented && beside.matches) close(event);
    };
    document.addEventListener('keydown', escape);
  }
  dialog.scrollTop = 0;
  dialog.querySelector('h2').focus({ preventScroll: true });
}

// Whoever closes the drawer goes on at its block; whoever went elsewhere meanwhile is left alone.
export function giveFocusBack(id) {
  // While a modal dialog is open, everything behind it refuses the focus.
  document.querySelector('dialog[data-cell]')?.close();
  const active = document.activeElement;
  const elsewhere = active && active !== document.body && !active.closest('dialog');
  if (closedHere || !elsewhere) document.querySelector(`[data-block="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}
