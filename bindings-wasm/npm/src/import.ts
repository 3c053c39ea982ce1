import { engine } from './import-engine.js';
import type { Source } from './engine.js';

export * from './import-exports.js';

/** Loads the module of the import; see the entry `gospablik`. */
export function init(source?: Source): Promise<void> {
  return engine.load(() => source ?? new URL('../import.wasm', import.meta.url));
}
