import { engine } from './audit-api.js';
import { moduleBytes } from './file.node.js';

export * from './audit-exports.js';

engine.loadSync(moduleBytes('gospablik.wasm'));

/** The module is loaded already; the same call works in browsers. */
export function init(): Promise<void> {
  return Promise.resolve();
}
