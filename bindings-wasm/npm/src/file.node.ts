import { readFileSync } from 'node:fs';

/** The bytes of a module of this package. */
export function moduleBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`../${name}`, import.meta.url)));
}
