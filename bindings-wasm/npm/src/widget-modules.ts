import { engine as auditing } from './audit-api.js';
import { engine as contacts } from './contacts-engine.js';

// Not from the entries: a file of its own would be shared with each of these, and fetched.

/** Loads the full module, where it is not there yet. */
export function loadAudit(): Promise<void> {
  return auditing.load(() => new URL('../gospablik.wasm', import.meta.url));
}

/** Loads the module of the contacts. */
export function loadContacts(): Promise<void> {
  return contacts.load(() => new URL('../contacts.wasm', import.meta.url));
}
