import { engine } from './contacts-engine.js';
import type { Source } from './engine.js';

export * from './contacts-exports.js';

/** Loads the module of the contacts alone; see the entry `gospablik`. */
export function init(source?: Source): Promise<void> {
  return engine.load(() => source ?? new URL('../contacts.wasm', import.meta.url));
}
