import { engine } from './import-engine.js';
import { moduleBytes } from './file.node.js';

export * from './import-exports.js';

engine.loadSync(moduleBytes('import.wasm'));

/** The module is loaded already; the same call works in browsers. */
export function init(): Promise<void> {
  return Promise.resolve();
}
