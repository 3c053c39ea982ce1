// A module whose memory may hardly grow runs out of it, stops, and is started anew.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';

import { Auditor, initSync, parsePhone, reload } from 'gospablik/slim';

const require = createRequire(import.meta.url);
const bytes = readFileSync(require.resolve('gospablik/gospablik.wasm'));
initSync(limited(bytes, 32));

const seen = [];
const codeOf = (run) => {
  try {
    return run();
  } catch (error) {
    return error.code;
  }
};
const auditor = new Auditor();
const posts = Array.from({ length: 50_000 }, (_, n) => ({ id: String(n), text: 'тел. 275-10-50' }));
const large = { schemaVersion: 1, organization: {}, pages: [{ posts }] };
const small = { schemaVersion: 1, organization: { kind: 'court' }, pages: [] };
const asOf = '2026-11-20';
seen.push(codeOf(() => auditor.audit(large, { asOf })));
seen.push(codeOf(() => auditor.audit(small, { asOf })));
reload();
seen.push(codeOf(() => auditor.audit(small, { asOf }).verdict));
seen.push(codeOf(() => parsePhone('8 (861) 275-10-50').numbers[0].e164));
parentPort.postMessage(seen);

/** The module with a memory of so many pages more at most. */
function limited(module, pages) {
  let at = 8;
  while (module[at] !== 5) at = leb(module, at + 1).reduce((size, next) => size + next);
  const [, body] = leb(module, at + 1);
  const [least, end] = leb(module, body + 2);
  const section = [1, 1, ...encode(least), ...encode(least + pages)];
  return Buffer.concat([
    module.subarray(0, at),
    Buffer.from([5, section.length, ...section]),
    module.subarray(end),
  ]);
}

/** A number in LEB128 and the offset behind it. */
function leb(bytes, at) {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte < 128) return [value, at];
  }
}

function encode(value) {
  const out = [];
  do {
    out.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value > 0);
  return out;
}
