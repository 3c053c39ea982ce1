import { fault } from './error.js';
import type { GospablikError } from './error.js';
import type { ModuleText } from './generated/names.js';
import { speaks } from './language.js';
import type { Lang } from './language.js';

/** Longer texts are refused before they are copied into the module: its own limit, in bytes. */
const LONGEST = 8 << 20;

/** What callers of plain JavaScript may pass by mistake is refused with a typed error. */
export function text(value: unknown, name: string, lang: Lang = 'ru'): string {
  if (typeof value !== 'string') {
    const found = value === null ? 'null' : typeof value;
    throw bad('not-a-string', name, lang, { found });
  }
  if (value.length > LONGEST) {
    throw fault('limit', 'text-too-long', `/${name}`, lang, { name, limit: LONGEST });
  }
  if (!wellFormed(value)) {
    throw bad('lone-surrogate', name, lang);
  }
  return value;
}

/** The same for what may be left out. */
export function optional(value: unknown, name: string, lang: Lang = 'ru'): string {
  return value === undefined || value === null ? '' : text(value, name, lang);
}

/** One of a few words, or nothing. */
export function word(
  value: unknown,
  name: string,
  known: readonly string[],
  lang: Lang = 'ru',
): string {
  const given = optional(value, name, lang);
  if (given !== '' && !known.includes(given)) {
    throw bad('unknown-word', name, lang, { found: given.slice(0, 40), known: known.join(', ') });
  }
  return given;
}

/** The language asked for; Russian where none is. */
export function language(value: unknown): Lang {
  if (value === undefined || value === 'ru') return 'ru';
  const lang = (word(value, 'lang', ['ru', 'en']) || 'ru') as Lang;
  if (!speaks(lang)) throw bad('no-english', 'lang', 'ru');
  return lang;
}

/** A caret: a whole number that is not negative. */
export function count(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    const found = typeof value === 'number' ? String(value) : typeof value;
    throw bad('not-a-count', name, 'ru', { found });
  }
  return Math.min(value, LONGEST);
}

/** What may be given as JSON or as its object. */
export function asJson(value: unknown, name: string, lang: Lang): string {
  if (typeof value !== 'object' || value === null) return text(value, name, lang);
  let json: string;
  try {
    json = JSON.stringify(value);
  } catch (cause) {
    const args = { name, why: String(cause) };
    throw fault('invalid-argument', 'not-json', `/${name}`, lang, args, cause);
  }
  return text(json, name, lang);
}

/** Engines that do not know by themselves see a lone surrogate as a character of its own. */
function wellFormed(value: string): boolean {
  const native = (value as { isWellFormed?: () => boolean }).isWellFormed?.();
  return native ?? !/[\ud800-\udfff]/u.test(value);
}

/** An argument that cannot be taken. */
export function bad(
  problem: ModuleText,
  name: string,
  lang: Lang,
  args: Readonly<Record<string, string>> = {},
): GospablikError {
  return fault('invalid-argument', problem, `/${name}`, lang, { name, ...args });
}
