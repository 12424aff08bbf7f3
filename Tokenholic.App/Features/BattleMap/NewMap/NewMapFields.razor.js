// The fields of the new-map form live in the browser. Typed text is kept by the app's drafts script, files by FilePicker.razor.js.
import { load, clear } from '../../../js/drafts.js';
import * as kept from './FilePicker.razor.js';

export async function restore(form) {
  const fields = load(form.dataset.draft);
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    if (field && field.type === 'checkbox') field.checked = value === 'true';
    else if (field && field.type !== 'file') field.value = value;
  }
  // Enter chooses a word while an input method is open; it must not send the form.
  form.elements.name.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  const picker = form.querySelector('input[type=file]');
  picker.addEventListener('change', () => kept.add(form.dataset.draft, [...picker.files]));
  const files = await kept.all(form.dataset.draft);
  if (files.length) {
    const transfer = new DataTransfer();
    files.forEach(file => transfer.items.add(file));
    picker.files = transfer.files;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (files.length || Object.entries(fields).some(([name, value]) => name !== 'name' && value)) form.querySelector('details').open = true;
  form.elements.name.focus();
}

export function read(form) {
  const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  return new TextEncoder().encode(JSON.stringify(fields)); // bytes become a stream
}

export function fill(form, name, value) {
  form.elements[name].value = value;
}

export function focusField(form, name) {
  const field = form.elements[name];
  const folded = field.closest('details');
  if (folded) folded.open = true;
  field.focus();
}

export function forgetFile(form, name) {
  return kept.remove(form.dataset.draft, name);
}

export function forget(form) {
  clear(form.dataset.draft);
  return kept.clear(form.dataset.draft);
}
