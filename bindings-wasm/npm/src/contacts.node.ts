import { engine } from './contacts-engine.js';
import { moduleBytes } from './file.node.js';

export * from './contacts-exports.js';

engine.loadSync(moduleBytes('contacts.wasm'));

/** The module is loaded already; the same call works in browsers. */
export function init(): Promise<void> {
  return Promise.resolve();
}
