// Real browsers on the demo page under a strict policy: typing, pasting, correcting, submitting,
// reading the report by keyboard; accessibility; the corpus; speed; pictures.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';

import puppeteer from 'puppeteer-core';

import { serve } from './site.mjs';

const ROOT = process.env.GOSPABLIK_ROOT;
const SITE = resolve('site');
const PICTURES = resolve('pictures');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

cpSync(join(ROOT, 'bindings-wasm/npm/demo'), SITE, { recursive: true });
cpSync('node_modules/gospablik', join(SITE, 'gospablik'), { recursive: true });
cpSync('node_modules/axe-core/axe.min.js', join(SITE, 'axe.js'));
cpSync('answer.mjs', join(SITE, 'answer.js'));
cpSync('node_modules/libphonenumber-js/bundle/libphonenumber-max.js', join(SITE, 'peer.js'));
cpSync(process.env.GOSPABLIK_REPORTS, join(SITE, 'reports.json'));
const BARE = '<!doctype html><html lang="ru"><title>bare</title><link rel="icon" href="icon.svg">';
writeFileSync(join(SITE, 'bare.html'), BARE);
writeFileSync(join(SITE, 'preloaded.html'), BARE + preloads());
mkdirSync(PICTURES, { recursive: true });

const BROWSERS = [
  ['chromium', { executablePath: CHROMIUM.find(existsSync), args: ARGUMENTS }],
  ['firefox', { browser: 'firefox', executablePath: FIREFOX.find(existsSync) }],
];

for (const [name, options] of BROWSERS) {
  const skip = options.executablePath === undefined && `${name} is not installed`;
  test(`${name}: the demo page`, { skip, timeout: 240_000 }, async (t) => {
    const site = await serve(SITE);
    const launch = () => puppeteer.launch({ ...options, headless: true });
    const browser = await launch();
    t.after(async () => {
      await browser.close();
      site.close();
    });
    const open = async (path = '/') => {
      const page = await browser.newPage();
      const complaints = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(site.origin + path, { waitUntil: 'load' });
      return { page, complaints };
    };
    await t.test('typing, pasting, correcting, submitting', () => fields(open));
    await t.test('the report by keyboard alone', () => keyboard(open));
    await t.test('accessibility', () => accessible(open));
    if (name === 'chromium') {
      await t.test('the corpus, byte for byte', () => corpus(open));
      await t.test('speed', () => speed(open, { launch, origin: site.origin }));
      await t.test('many audits leave the memory as it is', () => memory(open));
      await t.test('pictures', () => pictures(open));
    }
  });
}

const inside = (page, element, selector) => page.waitForSelector(`${element} >>> ${selector}`);
const ready = (page) =>
  page.waitForFunction(() => {
    const field = document.querySelector('gospablik-phone');
    if (!field?.shadowRoot) return false;
    field.text = '89181234567';
    const formatted = field.text === '8 (918) 123-45-67';
    field.text = '';
    return formatted;
  });
const state = (page, element) =>
  page.$eval(element, (field) => {
    const input = field.shadowRoot.querySelector('input');
    return {
      text: input.value,
      caret: input.selectionStart,
      value: field.value,
      valid: field.validity.valid,
      note: field.shadowRoot.querySelector('#note').textContent,
    };
  });

async function fields(open) {
  const { page, complaints } = await open();
  await ready(page);
  const phone = await inside(page, 'gospablik-phone', 'input');
  await phone.type('88612751050');
  let seen = await state(page, 'gospablik-phone');
  assert.equal(seen.text, '8 (861) 275-10-50');
  assert.equal(seen.value, '+78612751050');
  // A digit mended in the middle leaves the caret where it was.
  await phone.evaluate((input) => input.setSelectionRange(5, 5));
  await page.keyboard.press('Backspace');
  await page.keyboard.type('2');
  seen = await state(page, 'gospablik-phone');
  assert.equal(seen.text, '8 (821) 275-10-50');
  assert.equal(seen.caret, 5);
  // A number pasted in any notation.
  for (const [pasted, value] of [
    ['+7 (861) 275-10-50 доб. 12', '+78612751050#12'],
    ['тел.: 8-861-275-10-50', '+78612751050'],
    ['5-12-34', '+78613751234'],
  ]) {
    await phone.evaluate((input, text) => {
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    }, pasted);
    assert.equal((await state(page, 'gospablik-phone')).value, value, pasted);
  }
  const email = await inside(page, 'gospablik-email', 'input');
  await email.type('adm@gmial.com');
  await page.keyboard.press('Tab');
  const suggestion = await inside(page, 'gospablik-email', 'button.suggest');
  assert.match(await suggestion.evaluate((node) => node.textContent), /adm@gmail\.com/);
  await suggestion.click();
  assert.equal((await state(page, 'gospablik-email')).text, 'adm@gmail.com');
  await email.evaluate((input) => {
    input.value = 'adm@lipovsк.ru';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const marked = await inside(page, 'gospablik-email', 'mark');
  assert.equal(await marked.evaluate((node) => node.textContent), 'к');
  await page.$eval('gospablik-email', (field) => { field.text = 'adm@lipovsk.ru'; });
  await page.click('#contact-form button');
  const sent = await page.$eval('#sent', (node) => node.textContent);
  assert.equal(sent, 'Форма отправила бы: phone=+78613751234, email=adm@lipovsk.ru');
  // An empty required field keeps the form.
  await page.$eval('gospablik-phone', (field) => { field.text = ''; });
  assert.equal((await state(page, 'gospablik-phone')).valid, false);
  await page.$eval('#contact-form', (form) => form.reset());
  assert.deepEqual(complaints, []);
  await page.close();
}

async function keyboard(open) {
  const { page, complaints } = await open();
  await ready(page);
  await page.focus('#sample-text');
  await page.keyboard.press('Enter');
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return `${element.localName}.${element.className}#${element.id}`;
    });
  for (let n = 0; n < 12 && !(await focused()).startsWith('button.main'); n += 1) {
    await page.keyboard.press('Tab');
  }
  assert.equal(await focused(), 'button.main#');
  await page.keyboard.press('Enter');
  await inside(page, 'gospablik-page-check', '.verdict');
  assert.equal(await focused(), 'div.report#');
  for (let n = 0; n < 4 && !(await focused()).startsWith('summary'); n += 1) {
    await page.keyboard.press('Tab');
  }
  assert.match(await focused(), /^summary/);
  const isOpen = () =>
    page.$eval('gospablik-page-check', (one) => one.shadowRoot.querySelector('details').open);
  const before = await isOpen();
  await page.keyboard.press('Enter');
  assert.equal(await isOpen(), !before);
  const verdict = await page.$eval('gospablik-page-check', (one) => one.report.verdict);
  assert.equal(verdict, 'non_compliant');
  assert.deepEqual(complaints, []);
  await page.close();
}

async function accessible(open) {
  const { page } = await open();
  await ready(page);
  await page.$eval('gospablik-phone', (field) => { field.text = '8861'; field.reportValidity(); });
  await page.$eval('gospablik-email', (field) => { field.text = 'adm@gmial.com'; });
  await check(page, '#sample-text');
  await page.evaluate(async (source) => {
    const script = document.createElement('script');
    script.src = source;
    await new Promise((done) => {
      script.onload = done;
      document.head.append(script);
    });
  }, '/axe.js');
  for (const value of ['light', 'dark']) {
    if (page.emulateMediaFeatures) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]).catch(() => {});
    }
    const violations = await page.evaluate(async () => {
      const { violations: found } = await window.axe.run();
      return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join('; ')}`);
    });
    assert.deepEqual(violations, [], value);
  }
  await page.close();
}

async function check(page, sample) {
  await page.click(sample);
  await (await inside(page, 'gospablik-page-check', 'button.main')).click();
  await inside(page, 'gospablik-page-check', '.verdict');
}

async function corpus(open) {
  const { page } = await open('/bare.html');
  const { wrong, equal } = await page.evaluate(async () => {
    const api = await import('/gospablik/dist/esm/index.js');
    const { english } = await import('/gospablik/dist/esm/english.js');
    const { answer } = await import('/answer.js');
    await api.init();
    api.addLanguage(english);
    const cases = (await (await fetch('/reports.json')).text()).trimEnd().split('\n');
    const sets = {};
    for (const id of ['st-petersburg', 'altai-krai', 'bashkortostan', 'chelyabinsk-2026']) {
      sets[id] = await (await fetch(`/gospablik/dist/rulesets/${id}.json`)).text();
    }
    const wrong = [];
    let equal = 0;
    for (const line of cases) {
      const asked = JSON.parse(line);
      if (answer(api, asked, (id) => sets[id]) === asked.want) equal += 1;
      else wrong.push(line.slice(0, 200));
    }
    return { wrong, equal };
  });
  assert.deepEqual(wrong, []);
  console.log(`chromium: ${equal} answers equal byte for byte`);
}

/** The hints by which a page fetches the files of the main entry early. */
function preloads() {
  const index = readFileSync(join(SITE, 'gospablik/dist/esm/index.js'), 'utf8');
  const chunks = new Set(index.match(/shared-\w+\.js/g));
  const modules = ['index.js', ...chunks].map(
    (name) => `<link rel="modulepreload" href="/gospablik/dist/esm/${name}">`,
  );
  const bytes = '<link rel="preload" as="fetch" crossorigin href="/gospablik/dist/gospablik.wasm">';
  return [...modules, bytes].join('');
}

/** Load and first audit as the browser has never seen the package, and beside the peer a phone. */
async function speed(open, strange) {
  const texts = readFileSync(join(ROOT, 'tests/corpus/posts.jsonl'), 'utf8').split('\n');
  const posts = texts.slice(0, 30).map((line, n) => ({
    id: String(n),
    date: `2026-11-${String(1 + (n % 20)).padStart(2, '0')}T10:00:00+03:00`,
    text: JSON.parse(line).text,
  }));
  for (const path of ['/bare.html', '/preloaded.html']) {
    const runs = [];
    for (let n = 0; n < 7; n += 1) runs.push(await cold(strange, path, posts));
    runs.sort((one, other) => one.load + one.first - other.load - other.first);
    const [best, , , middle] = runs;
    console.log(
      `${path}, a new browser each time: load ${round(middle.load)} ms, first audit of 30 posts ` +
        `${round(middle.first)} ms, together ${round(middle.load + middle.first)} ms (median of ` +
        `${runs.length}; the best ${round(best.load + best.first)} ms)`,
    );
  }
  const { page } = await open('/bare.html');
  const seen = await page.evaluate(async () => {
    const contacts = await import('/gospablik/dist/esm/contacts.js');
    await contacts.init();
    await import('/peer.js');
    const values = ['8 (861) 275-10-50', '+7 918 123-45-67', '88001234567', '+78612751050 доб. 12'];
    const time = (times, run) => {
      for (let n = 0; n < times / 10; n += 1) run(values[n % 4]);
      const from = performance.now();
      for (let n = 0; n < times; n += 1) run(values[n % 4]);
      return ((performance.now() - from) * 1000) / times;
    };
    const parse = window.libphonenumber.default ?? window.libphonenumber.parsePhoneNumberFromString;
    return {
      ours: time(200_000, (value) => contacts.parsePhone(value)),
      peer: time(20_000, (value) => parse(value, 'RU')),
    };
  });
  console.log(
    `a phone ${round(seen.ours)} µs, libphonenumber-js max ${round(seen.peer)} µs ` +
      `(${round(seen.peer / seen.ours)} times)`,
  );
  await page.close();
}

const round = (n) => Math.round(n * 100) / 100;

/** Load and first audit in a browser that has just started, once its page stands still. */
async function cold({ launch, origin }, path, posts) {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(origin + path, { waitUntil: 'load' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const seen = await page.evaluate(async (given) => {
    const start = performance.now();
    const api = await import('/gospablik/dist/esm/index.js');
    await api.init();
    const loaded = performance.now();
    const pages = [{ platform: 'vk', url: 'https://vk.com/club1', posts: given }];
    const document = { schemaVersion: 1, organization: { kind: 'municipal_body' }, pages };
    const report = api.audit(document, { asOf: '2026-11-23' });
    const audited = performance.now();
    return { load: loaded - start, first: audited - loaded, verdict: report.verdict };
  }, posts);
  await browser.close();
  assert.equal(seen.verdict, 'undetermined');
  return seen;
}

/** The size of the module's memory before and after many audits of several documents. */
async function memory(open) {
  const { page } = await open('/bare.html');
  const times = Number(process.env.GOSPABLIK_AUDITS ?? 100_000);
  const lines = readFileSync(join(ROOT, 'tests/corpus/posts.jsonl'), 'utf8').split('\n');
  const texts = lines.slice(0, 40).map((line) => JSON.parse(line).text);
  const [before, after] = await page.evaluate(
    async (given, count) => {
      let memory;
      const { instantiateStreaming } = WebAssembly;
      WebAssembly.instantiateStreaming = async (...source) => {
        const made = await instantiateStreaming(...source);
        memory = made.instance.exports.memory;
        return made;
      };
      const api = await import('/gospablik/dist/esm/index.js');
      await api.init();
      const auditor = new api.Auditor();
      const size = () => memory.buffer.byteLength;
      const run = (n) => auditor.auditText(given[n % given.length], { asOf: '2026-11-23' });
      for (let n = 0; n < 500; n += 1) run(n);
      const start = size();
      for (let n = 0; n < count; n += 1) {
        run(n);
        // The page stays alive, as it would.
        if (n % 500 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
      return [start, size()];
    },
    texts,
    times,
  );
  assert.equal(after, before);
  console.log(`${times} audits leave the memory at ${after} bytes`);
  await page.close();
}

async function pictures(open) {
  const { page } = await open();
  await ready(page);
  const sizes = { desktop: [1200, 900], phone: [390, 844] };
  for (const [size, [width, height]] of Object.entries(sizes)) {
    for (const value of ['light', 'dark']) {
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      await page.$eval('gospablik-phone', (field) => { field.text = '+7 (861) 275-10-50 доб. 12'; });
      await page.$eval('gospablik-email', (field) => { field.text = 'adm@gmial.com'; });
      await check(page, '#sample-text');
      await page.screenshot({ path: join(PICTURES, `${size}-${value}.png`), fullPage: true });
    }
  }
  await page.close();
}
