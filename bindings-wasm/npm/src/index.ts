import { engine } from './audit-api.js';
import type { Source } from './engine.js';

export * from './audit-exports.js';

/**
 * Loads the module; the rest can be called once the promise is kept. On node it is there at
 * once. Without a source the file beside this one is fetched.
 */
export function init(source?: Source): Promise<void> {
  return engine.load(() => source ?? new URL('../gospablik.wasm', import.meta.url));
}
