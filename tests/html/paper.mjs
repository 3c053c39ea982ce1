// Where sheets break: what a report printed to PDF holds on each sheet, as a reader finds it.
import { execFileSync } from 'node:child_process';

// A4 less the margins that the style sheet sets, in CSS pixels (96 to the inch).
const MM = 96 / 25.4;
const SHEET = { width: (210 - 2 * 16) * MM, height: (297 - 2 * 17) * MM, top: 17 * MM };
// What is taller than this part of a sheet may break; a sheet that is left is fuller than FULL.
const WHOLE = 0.6;
const FULL = 1 / 3;

// Prints the page and returns the PDF and what is wrong with its sheets.
export async function print(page, path) {
  await page.emulateMediaType('print');
  await page.setViewport({ width: Math.round(SHEET.width), height: 900 });
  const parts = await page.evaluate(parse, SHEET.height * WHOLE);
  await page.pdf({ path, preferCSSPageSize: true });
  return judge(parts, sheets(path));
}

// What must stay together, in the order of the page: from the beginning of one text to the end of
// another, or to the character that follows. Runs in the page.
function parse(limit) {
  const text = (element) => element?.textContent ?? '';
  const low = (element) => element.getBoundingClientRect().height <= limit;
  const selector = 'h1, h2, h3, .where, figcaption, .write .label, .verdict, .remark, .facts,'
    + ' .group, .group li, .contacts, .chart, .about';
  const parts = [...document.querySelectorAll(selector)].map((element) => {
    const part = { what: `${element.localName} ${element.className}`.trim(), text: text(element) };
    const inside = (first, last) => ({ ...part, text: text(element.querySelector(first)),
      end: text(element.querySelector(last)) });
    // Items have a position of their own and are painted, and so read, behind the rest of a sheet.
    if (element.matches('.group')) return { ...inside('h3', 'li'), endBehind: true };
    if (element.matches('.group li')) return { ...part, behind: true, low: low(element) };
    if (element.matches('h1, h2, h3, .where, figcaption, .label')) return { ...part, followed: true };
    if (element.matches('.remark')) return { ...inside('h3', '.facts, .finding:last-child > .soft'), low: low(element) };
    if (element.matches('.chart:has(svg)')) {
      const drawn = [...element.querySelectorAll('svg text, .legend li')].map(text);
      return { ...part, text: drawn.join(''), low: low(element) };
    }
    return { ...part, low: low(element) };
  });
  return { parts: parts.filter((part) => part.low ?? true), remarks: document.querySelectorAll('.remark').length };
}

// The text of each sheet without white space, and how low the lowest word of it stands.
function sheets(path) {
  const xml = execFileSync('pdftotext', ['-raw', '-bbox', path, '-'], { maxBuffer: 1 << 28 });
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return String(xml).split('<page ').slice(1).map((sheet) => {
    const words = [...sheet.matchAll(/yMax="([\d.]+)">([^<]*)<\/word>/g)];
    const bottom = Math.max(0, ...words.map(([, y]) => Number(y) / 72 * 96));
    const text = words.map(([, , word]) => word.replaceAll(/&(\w+);/g, (all, it) => entities[it] ?? all));
    return { text: text.join(''), full: (bottom - SHEET.top) / SHEET.height };
  });
}

function judge({ parts, remarks }, sheets) {
  const faults = [];
  sheets.slice(0, -1).forEach(({ full }, at) => {
    if (full < FULL) faults.push(`sheet ${at + 1} is full to ${Math.round(full * 100)} %`);
  });
  // One text of all sheets, so that a part is found wherever it is broken.
  const all = plain(sheets.map(({ text }) => text).join(''));
  const ends = [];
  for (const { text } of sheets) ends.push((ends.at(-1) ?? 0) + plain(text).length);
  const sheetOf = (at) => ends.findIndex((end) => at < end) + 1;
  let [flow, behind] = [0, 0];
  for (const part of parts) {
    const [first, last] = [plain(part.text), plain(part.end ?? '')];
    const start = all.indexOf(first, part.behind ? behind : flow);
    const end = last ? all.indexOf(last, part.endBehind ? behind : start + first.length) : start;
    if (start < 0 || end < 0) {
      faults.push(`not found on paper: ${part.what}: ${part.text.slice(0, 60)}`);
      continue;
    }
    if (part.behind) behind = start + 1; else flow = start;
    const stop = end + (last || first).length - (part.followed ? 0 : 1);
    if (sheetOf(start) !== sheetOf(stop)) {
      const told = part.followed ? 'stands alone at the foot of' : 'breaks at the end of';
      faults.push(`${part.what} ${told} sheet ${sheetOf(start)}: ${part.text.slice(0, 60)}`);
    }
  }
  return { faults, sheets: sheets.length, parts: parts.length, remarks };
}

// Letters and digits alone, whatever their case: the style sheet adds marks and capitals.
function plain(text) {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
