import { restore as fill, clear } from '../js/drafts.js';

export function restore(here) {
  const form = here?.closest('form');
  return form ? fill(form) : false; // the reader may have gone on
}

export function forget(name, field) {
  clear(name, field);
}
