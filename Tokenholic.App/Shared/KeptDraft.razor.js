import { restore as fill, clear } from '../js/drafts.js';

export function restore(here) {
  return fill(here.closest('form'));
}

export function forget(name, field) {
  clear(name, field);
}
