// Builds the package in the directory it is called in: `src` holds the sources with the generated
// bridges, `dist` the modules already. ESM in bundles that share chunks, CJS file by file.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENTRIES = [
  ...['index', 'contacts', 'import'].flatMap((name) => [name, `${name}.node`]),
  ...['slim', 'english', 'widget'],
];
/** What a `require` can reach; the browser's own entries are modules. */
const BROWSER_ONLY = /^(index|contacts|import|widget)\.ts$/;

rmSync('dist/esm', { recursive: true, force: true });
rmSync('dist/cjs', { recursive: true, force: true });
rmSync('types', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], { stdio: 'inherit' });

const common = { target: 'es2022', logLevel: 'warning', legalComments: 'none', charset: 'utf8' };
await build({
  ...common,
  entryPoints: ENTRIES.map((name) => `src/${name}.ts`),
  outdir: 'dist/esm',
  format: 'esm',
  bundle: true,
  splitting: true,
  minify: true,
  external: ['node:fs'],
  chunkNames: 'shared-[hash]',
});

// Modules of types alone leave empty chunks behind, each a request of the browser.
const chunks = readdirSync('dist/esm').filter((name) => name.endsWith('.js'));
const code = new Map(chunks.map((name) => [name, readFileSync(join('dist/esm', name), 'utf8')]));
for (const empty of chunks.filter((name) => code.get(name).trim() === '')) {
  rmSync(join('dist/esm', empty));
  code.delete(empty);
  for (const [name, text] of code) code.set(name, text.replaceAll(`import"./${empty}";`, ''));
}
for (const [name, text] of code) writeFileSync(join('dist/esm', name), text);

const sources = readdirSync('src', { recursive: true })
  .filter((name) => /\.(ts|js)$/.test(name) && !name.endsWith('.d.ts'))
  .filter((name) => !BROWSER_ONLY.test(name) && !name.startsWith('widget'));
await build({
  ...common,
  entryPoints: sources.map((name) => join('src', name)),
  outdir: 'dist/cjs',
  outbase: 'src',
  format: 'cjs',
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
});
mkdirSync('dist/cjs', { recursive: true });
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');

cpSync('types', 'dist/esm', { recursive: true });
cpSync('src/wasm', 'dist/esm/wasm', { recursive: true, filter: (path) => !path.endsWith('.js') });
cpSync('types', 'dist/cjs', { recursive: true });
cpSync('src/wasm', 'dist/cjs/wasm', { recursive: true, filter: (path) => !path.endsWith('.js') });
