// Beside the board there is room for both, so the page stays usable; otherwise the dialog is modal and keeps the focus.
const beside = matchMedia('(min-width: 1081px)');

export function show(dialog) {
  if (!dialog.open) {
    if (beside.matches) dialog.show(); else dialog.showModal();
    const close = event => { event.preventDefault(); dialog.querySelector('[data-close]').click(); };
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

export function giveFocusBack(id) {
  // While a modal dialog is open, everything behind it refuses the focus.
  document.querySelector('dialog[data-cell]')?.close();
  if (document.activeElement && document.activeElement !== document.body && document.activeElement.isConnected && !document.activeElement.closest('dialog')) return;
  document.querySelector(`[data-block="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}
