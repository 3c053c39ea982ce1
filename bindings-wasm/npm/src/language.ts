import { RUSSIAN } from './generated/russian.js';
import { unpack } from './packed.js';
import type { Packed } from './packed.js';

/** The language of messages: an argument of rendering, never of evaluation. */
export type Lang = 'ru' | 'en';

/** The texts of one language by area and code. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The English texts as the entry `gospablik/english` exports them. */
export interface English {
  readonly lang: 'en';
  readonly texts: Texts;
  /** The federal rules with their English texts, as a source. */
  readonly federal: string;
  /** The messages of the module. */
  readonly module: string;
}

let english: English | undefined;
let russian: Texts = unpack(RUSSIAN);

/** @internal Texts that only some entries carry. */
export function addTexts(packed: Packed): void {
  add(unpack(packed));
}

/** @internal The same, unpacked. */
export function add(texts: Texts): void {
  for (const area in texts) russian = { ...russian, [area]: { ...russian[area], ...texts[area] } };
}

/**
 * Makes English available: the package carries Russian, English is loaded when it is wanted.
 *
 * ```js
 * import { english } from 'gospablik/english';
 * addLanguage(english);
 * ```
 */
export function addLanguage(language: English): void {
  english = language;
}

/** The federal rules with English texts, where English was added. */
export function englishFederal(): string | undefined {
  return english?.federal;
}

/** The English messages of the module, where English was added. */
export function englishMessages(): string | undefined {
  return english?.module;
}

/** Whether messages can be given in this language. */
export function speaks(lang: Lang): boolean {
  return lang === 'ru' || english !== undefined;
}

/** The message of a code in words; the code itself where the catalogue does not know it. */
export function say(
  area: string,
  code: string,
  lang: Lang,
  args: Readonly<Record<string, string | number>> = {},
): string {
  const texts = lang === 'en' && english !== undefined ? english.texts : russian;
  const template = texts[area]?.[code];
  return template === undefined ? code : render(template, args, lang);
}

function render(
  template: string,
  args: Readonly<Record<string, string | number>>,
  lang: Lang,
): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, inside: string) => {
    const [name = '', ...forms] = inside.split('|');
    const value = args[name];
    if (value === undefined) return whole;
    if (forms.length === 0) return String(value);
    return forms[lang === 'ru' ? russianForm(Number(value)) : Number(Number(value) !== 1)] ?? whole;
  });
}

/** 0 for 1, 21, 101...; 1 for 2-4, 22-24...; 2 for the rest, 11-14 among them. */
function russianForm(n: number): number {
  const unit = n % 10;
  if (unit === 0 || unit > 4 || (n - unit) % 100 === 10) return 2;
  return unit === 1 ? 0 : 1;
}
