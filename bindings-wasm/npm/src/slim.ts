import { engine } from './audit-api.js';
import type { Source } from './engine.js';

export * from './audit-exports.js';

/** Loads the module from what the caller has: bytes, a compiled module, a response, an address. */
export function init(source: Source): Promise<void> {
  return engine.load(() => source);
}

/** The same at once. */
export function initSync(source: BufferSource | WebAssembly.Module): void {
  engine.loadSync(source);
}
