// What a browser downloads, by entry: raw, gzip -9, brotli; with `--check`, against the budget.
//   node sizes.mjs FOLDER_OF_THE_PACKAGE [--check]
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [given, mode] = process.argv.slice(2);
const folder = resolve(given);
const budget = JSON.parse(readFileSync(new URL('./budget.json', import.meta.url), 'utf8'));
const peers = {
  'libphonenumber-js/max': "export * from 'libphonenumber-js/max'",
  validator: "export { default } from 'validator'",
  'axe-core': "export { default } from 'axe-core'",
};

/** The code of an entry as one file: what the shared chunks come to. */
async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return Buffer.from(outputFiles[0].contents);
}

/** The content of a section of a WebAssembly module. */
function section(bytes, wanted) {
  const number = (at) => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return [value, at];
      shift += 7;
    }
  };
  for (let at = 8; at < bytes.length; ) {
    const [length, start] = number(at + 1);
    if (bytes[at] === wanted) return bytes.subarray(start, start + length);
    at = start + length;
  }
  return Buffer.alloc(0);
}

const wasm = (name) => readFileSync(join(folder, `dist/${name}.wasm`));
const entry = (name) => bundled(`export * from ${JSON.stringify(join(folder, `dist/esm/${name}.js`))}`);
const parts = {
  'gospablik.wasm': [wasm('gospablik')],
  'contacts.wasm': [wasm('contacts')],
  'import.wasm': [wasm('import')],
  'gospablik (module and code)': [wasm('gospablik'), await entry('index')],
  'gospablik/contacts (module and code)': [wasm('contacts'), await entry('contacts')],
  'gospablik/import (module and code)': [wasm('import'), await entry('import')],
};
if (mode !== '--check') {
  for (const name of ['gospablik', 'contacts']) {
    for (const [id, part] of [[10, 'code'], [11, 'data']]) {
      parts[`${name}.wasm: ${part}`] = [section(wasm(name), id)];
    }
  }
  parts['gospablik/english (code)'] = [await entry('english')];
  parts['gospablik/widget (code)'] = [await entry('widget')];
  for (const [name, source] of Object.entries(peers)) {
    const code = await bundled(source).catch(() => undefined);
    if (code !== undefined) parts[name] = [code];
  }
}

const sum = (files, size) => files.reduce((total, file) => total + size(file), 0);
/** By the tool itself: the zlib of node makes a hundredth more of it. */
const gzip9 = (file) => execFileSync('gzip', ['-9n'], { input: file }).length;
const brotli = (file) =>
  brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
let failed = false;
console.log('| part | raw | gzip -9 | brotli | budget | target |\n|---|---|---|---|---|---|');
for (const [name, files] of Object.entries(parts)) {
  const gzip = sum(files, gzip9);
  const { most, target } = budget[name] ?? {};
  const row = [name, sum(files, (file) => file.length), gzip, sum(files, brotli), most ?? '', target ?? ''];
  console.log(`| ${row.join(' | ')} |`);
  if (most !== undefined && gzip > most) {
    console.error(`${name}: ${gzip} bytes, the budget is ${most}`);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
