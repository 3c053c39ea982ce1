// Looks at HTML reports in a real browser: at two widths, light and dark, and on paper.
// Usage: node check.mjs FOLDER_OF_REPORTS FOLDER_OF_PICTURES
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { print } from './paper.mjs';

const require = createRequire(join(process.env.PACKAGES ?? import.meta.dirname, 'package.json'));
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [reports, pictures] = process.argv.slice(2).map((path) => resolve(path));
const WIDTHS = { desktop: 1280, phone: 360 };
const faults = [];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  for (const file of readdirSync(reports).filter((name) => name.endsWith('.html')).sort()) {
    const name = basename(file, '.html');
    for (const [device, width] of Object.entries(WIDTHS)) {
      for (const scheme of ['light', 'dark']) {
        await look(join(reports, file), name, device, width, scheme);
      }
    }
    await paper(join(reports, file), name);
  }
} finally {
  await browser.close();
}
for (const fault of faults) console.error(fault);
console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

async function open(path, scheme, width) {
  const page = await browser.newPage();
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(path).href) faults.push(`${path} loads ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    faults.push(`${path} runs a script: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(path).href);
  return page;
}

async function look(path, name, device, width, scheme) {
  const page = await open(path, scheme, width);
  const where = `${name}, ${device}, ${scheme}`;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) faults.push(`${where}: ${wide} pixels wide in a window of ${width}`);
  const scripts = await page.evaluate(() => document.scripts.length);
  if (scripts > 0) faults.push(`${where}: ${scripts} scripts`);
  const links = await page.evaluate(() => [...document.links].map((link) => link.protocol));
  const odd = links.filter((protocol) => !['https:', 'http:', 'file:'].includes(protocol));
  if (odd.length > 0) faults.push(`${where}: links with ${odd.join(' ')}`);
  await page.screenshot({ path: join(pictures, `${name}-${device}-${scheme}.png`), fullPage: true });
  // The page forbids scripts of its own; the checker runs beside it.
  await page.evaluate(axe);
  await page.evaluate(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, help, nodes } of violations) {
    const first = nodes[0];
    faults.push(`${where}: ${id}: ${help}: ${nodes.length} x ${first.html}: ${first.failureSummary}`);
  }
  await page.close();
}

async function paper(path, name) {
  const page = await open(path, 'dark', 1280);
  const { faults: found, sheets, parts, remarks } = await print(page, join(pictures, `${name}.pdf`));
  faults.push(...found.map((fault) => `${name}, paper: ${fault}`));
  console.log(`${name}: ${sheets} sheets, ${remarks} remarks, ${parts} parts to be kept whole`);
  await page.close();
}
