// Everything that reads the package before it runs: TypeScript, bundlers, linters of packages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const TARBALL = process.env.GOSPABLIK_TARBALL;

/** Runs a program of node_modules; its output is part of the failure. */
function run(script, ...args) {
  try {
    return execFileSync(process.execPath, [join('node_modules', script), ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    throw new Error(`${script}: ${error.stdout}\n${error.stderr}`);
  }
}

for (const [name, options] of [
  ['node16', { module: 'node16', moduleResolution: 'node16' }],
  ['node16 by require', { module: 'node16', moduleResolution: 'node16', cjs: true }],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
]) {
  test(`strict TypeScript, ${name}`, () => {
    const { cjs, ...compiler } = options;
    const folder = `typescript-${name.replaceAll(' ', '-')}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), cjs ? '{"type":"commonjs"}' : '{"type":"module"}');
    const lib = ['ES2022', 'DOM', 'DOM.Iterable', 'ESNext.Disposable'];
    const compilerOptions = { ...compiler, strict: true, noEmit: true, target: 'es2022', lib, types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const program = readFileSync('program.txt', 'utf8');
    const widget = cjs ? '' : "import 'gospablik/widget';\ndocument.querySelector('gospablik-phone')?.value.length;\n";
    writeFileSync(join(folder, 'program.ts'), program + widget);
    run('typescript/bin/tsc', '-p', folder);
  });
}

const PROGRAM = `import { init, parsePhone } from 'gospablik/contacts';
init().then(() => console.log(parsePhone('112').numbers[0]?.status));\n`;

test('vite finds the module by itself', () => {
  mkdirSync('vite-app/src', { recursive: true });
  writeFileSync('vite-app/index.html', '<script type="module" src="/src/main.js"></script>');
  writeFileSync('vite-app/src/main.js', PROGRAM + "import('gospablik').then(({ init }) => init());\n");
  run('vite/bin/vite.js', 'build', 'vite-app', '--logLevel', 'error');
  const built = readdirSync('vite-app/dist/assets');
  assert.equal(built.filter((name) => name.endsWith('.wasm')).length, 2, built.join(' '));
});

test('esbuild packs the slim entry with its bytes', () => {
  mkdirSync('esbuild-app', { recursive: true });
  const program = `import bytes from 'gospablik/gospablik.wasm';
import { initSync, parsePhone } from 'gospablik/slim';
initSync(bytes);
console.log(parsePhone('8 800 200-06-00').numbers[0].kind);\n`;
  writeFileSync('esbuild-app/main.js', program);
  run('esbuild/bin/esbuild', 'esbuild-app/main.js', '--bundle', '--format=esm', '--loader:.wasm=binary',
    '--platform=node', '--target=node20', '--outfile=esbuild-app/out.mjs', '--log-level=error');
  const printed = execFileSync(process.execPath, ['esbuild-app/out.mjs'], { encoding: 'utf8' });
  assert.equal(printed, 'toll_free\n');
});

test('publint and are-the-types-wrong find nothing', () => {
  const lint = run('publint/src/cli.js', 'run', TARBALL, '--strict');
  assert.match(lint, /All good!/);
  // The elements are for documents: modules only.
  run('@arethetypeswrong/cli/dist/index.js', TARBALL, '--profile', 'node16', '--exclude-entrypoints',
    'widget', 'gospablik.wasm', 'contacts.wasm', 'import.wasm', 'rulesets/*.json');
  run('@arethetypeswrong/cli/dist/index.js', TARBALL, '--profile', 'esm-only', '--entrypoints', 'widget');
});

test('every file that the exports name is there', () => {
  const folder = 'node_modules/gospablik';
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = [];
  JSON.stringify(exports, (_, value) => (typeof value === 'string' && files.push(value), value));
  for (const file of files.filter((name) => !name.includes('*'))) {
    assert.ok(existsSync(join(folder, file)), file);
  }
});
