// Calls the built module from node, as a program that requires it would.
const test = require('node:test');
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
const gospablik = require(path.join(target, 'wasm/node/gospablik.js'));

test('tells its version', () => {
  const manifest = fs.readFileSync(path.join(root, 'Cargo.toml'), 'utf8');
  const version = /^version = "([^"]+)"/m.exec(manifest)[1];
  assert.equal(gospablik.version(), version);
});
