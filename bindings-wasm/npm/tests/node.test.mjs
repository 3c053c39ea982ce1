// The package from node, as a module and by require, and on every document of the corpus.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { Worker } from 'node:worker_threads';

import * as gospablik from 'gospablik';
import * as contacts from 'gospablik/contacts';
import { english } from 'gospablik/english';
import { documentFrom } from 'gospablik/import';

import { answer } from './answer.mjs';

const require = createRequire(import.meta.url);
const DOCUMENT = {
  schemaVersion: 1,
  collectedAt: '2026-11-20T09:00:00+03:00',
  organization: { kind: 'municipal_body' },
  pages: [],
};

test('a module and a require give the same', () => {
  const required = require('gospablik');
  assert.equal(required.version(), gospablik.version());
  assert.deepEqual(required.audit(DOCUMENT), gospablik.audit(DOCUMENT));
  assert.equal(gospablik.audit(DOCUMENT).verdict, 'non_compliant');
  const phone = require('gospablik/contacts').parsePhone('8 (861) 275-10-50 доб. 012');
  assert.equal(phone.numbers[0].e164, '+78612751050');
  assert.equal(phone.numbers[0].extension, '012');
  assert.deepEqual(phone.numbers[0].regions, ['23']);
});

test('the example of the README prints what it says', () => {
  const readme = join(process.env.GOSPABLIK_ROOT, 'examples/readme');
  copyFileSync(join(readme, 'audit.mjs'), 'readme-audit.mjs');
  const said = execFileSync(process.execPath, ['readme-audit.mjs'], { encoding: 'utf8' });
  assert.equal(said, readFileSync(join(readme, 'output.txt'), 'utf8'));
});

test('the examples of the package page run, and print what their remarks say', () => {
  const page = readFileSync('node_modules/gospablik/README.md', 'utf8');
  const examples = [...page.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1]);
  assert.equal(examples.length, 2);
  for (const [index, example] of examples.entries()) {
    const file = `package-page-${index}.mjs`;
    writeFileSync(file, example);
    const said = execFileSync(process.execPath, [file], { encoding: 'utf8' });
    const remarks = [...example.matchAll(/\); \/\/ (.*)/g)].map((match) => match[1]);
    assert.ok(remarks.length > 0);
    for (const remark of remarks) assert.ok(said.includes(`${remark}\n`), `${remark}\n${said}`);
  }
});

test('saved answers become documents, and what they are not is told', () => {
  const kinds = { vk: 'subordinate', ok: 'municipal_body' };
  for (const [source, kind] of Object.entries(kinds)) {
    const file = join(process.env.GOSPABLIK_ROOT, `tests/corpus/import/${source}.json`);
    const answers = readFileSync(file, 'utf8');
    const document = documentFrom(source, answers);
    assert.deepEqual(documentFrom(source, JSON.parse(answers)), document);
    assert.equal(document.organization.kind, kind);
    const outcomes = gospablik.audit(document).results;
    const phone = outcomes.find((result) => result.rule === 'contact-phone');
    assert.equal(phone.outcome, 'pass', source);
  }
  const refused = (source, answers) => {
    try {
      documentFrom(source, answers);
    } catch (error) {
      return error.code;
    }
    return undefined;
  };
  assert.equal(refused('max', '{}'), 'invalid-argument');
  assert.equal(refused(undefined, '{}'), 'invalid-argument');
  assert.equal(refused('vk', '{'), 'invalid-document');
});

test('the slim entry takes the bytes of its caller', () => {
  // By require it shares nothing with the module entries, which are loaded already.
  const slim = require('gospablik/slim');
  const fresh = new Worker(
    `const slim = require('gospablik/slim');
     const { parentPort, workerData } = require('node:worker_threads');
     let code;
     try { slim.version(); } catch (error) { code = error.code; }
     slim.initSync(workerData);
     parentPort.postMessage([code, slim.parseLink('vk.com/public1').canonical]);`,
    { eval: true, workerData: readFileSync(require.resolve('gospablik/gospablik.wasm')) },
  );
  assert.equal(typeof slim.initSync, 'function');
  return new Promise((resolve, reject) => {
    fresh.on('error', reject);
    fresh.on('message', (message) => {
      assert.deepEqual(message, ['not-loaded', 'https://vk.com/club1']);
      resolve(undefined);
    });
  });
});

test('the corpus gives the reports of the library, byte for byte', () => {
  gospablik.addLanguage(english);
  const cases = readFileSync(process.env.GOSPABLIK_REPORTS, 'utf8').trimEnd().split('\n');
  const rulesets = (id) => readFileSync(require.resolve(`gospablik/rulesets/${id}.json`), 'utf8');
  const counts = {};
  for (const line of cases) {
    const asked = JSON.parse(line);
    assert.equal(answer(gospablik, asked, rulesets), asked.want, asked.text ?? asked.document);
    if (['phone', 'email', 'link'].includes(asked.do)) {
      assert.equal(answer(contacts, asked, rulesets), asked.want, asked.text);
    }
    counts[asked.do] = (counts[asked.do] ?? 0) + 1;
  }
  console.log('equal:', JSON.stringify(counts));
  assert.ok(counts.audit > 40);
});

test('bad arguments are typed errors', () => {
  const codeOf = (run) => {
    try {
      run();
    } catch (error) {
      assert.ok(error instanceof gospablik.GospablikError, String(error));
      assert.ok(error.message.length > 0 && error.problems.length > 0);
      return `${error.code} ${error.problems[0].code} ${error.pointer}`;
    }
    return 'no error';
  };
  assert.equal(codeOf(() => gospablik.parsePhone()), 'invalid-argument not-a-string /value');
  assert.equal(codeOf(() => gospablik.parsePhone(78612751050)), 'invalid-argument not-a-string /value');
  assert.equal(codeOf(() => gospablik.checkEmail('a\ud800b')), 'invalid-argument lone-surrogate /value');
  assert.equal(codeOf(() => gospablik.scan('x'.repeat(9 << 20))), 'limit text-too-long /text');
  assert.equal(codeOf(() => gospablik.parsePhone('1', { area: '99999999' })), 'invalid-argument not-an-area-code /area');
  assert.equal(codeOf(() => gospablik.formatPhoneAsYouType('8', -1)), 'invalid-argument not-a-count /caret');
  assert.equal(codeOf(() => gospablik.parseLink('a', { lang: 'de' })), 'invalid-argument unknown-word /lang');
  assert.equal(codeOf(() => gospablik.auditText('a', {})), 'invalid-argument not-a-string /asOf');
  assert.equal(codeOf(() => gospablik.auditText('a', { asOf: '1.2.2026' })), 'invalid-argument invalid-date ');
  assert.equal(codeOf(() => gospablik.audit('{')), 'invalid-document json-truncated ');
  const circle = {};
  circle.circle = circle;
  assert.equal(codeOf(() => gospablik.audit(circle)), 'invalid-argument not-json /document');
  assert.equal(codeOf(() => gospablik.audit({ schemaVersion: 1, orgnization: {} })), 'invalid-document unknown-key /orgnization');
  assert.equal(codeOf(() => new gospablik.Auditor({ rulesets: ['atlantis'] })), 'invalid-ruleset unknown-ruleset ');
});

test('an auditor is freed by hand or at the end of its block', () => {
  const auditor = new gospablik.Auditor();
  assert.equal(auditor.audit(DOCUMENT).verdict, 'non_compliant');
  auditor[Symbol.dispose]?.();
  auditor.free();
  assert.throws(() => auditor.rules(), { code: 'disposed' });
});

test('out of memory there is a clear error, and a reload makes auditors work again', async () => {
  const worker = new Worker(new URL('./exhaust.worker.mjs', import.meta.url));
  const seen = await new Promise((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
  });
  assert.deepEqual(seen, ['trapped', 'trapped', 'non_compliant', '+78612751050']);
});

test('many audits leave the memory as it is', () => {
  const auditor = new gospablik.Auditor();
  const times = Number(process.env.GOSPABLIK_AUDITS ?? 5_000);
  const json = JSON.stringify(DOCUMENT);
  for (let n = 0; n < 1_000; n += 1) auditor.auditJson(json);
  const before = process.memoryUsage().external;
  for (let n = 0; n < times; n += 1) auditor.auditJson(json);
  const grown = process.memoryUsage().external - before;
  assert.ok(grown < 65_536, `${grown} bytes more`);
});
