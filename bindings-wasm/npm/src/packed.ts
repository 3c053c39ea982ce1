import type { Texts } from './language.js';

/** Areas with their codes, and the texts of all of them one behind the other. */
export type Packed = readonly [areas: Readonly<Record<string, readonly string[]>>, texts: string];

/** Codes of problems, each with that of its help. */
export function helped(codes: readonly string[]): string[] {
  return codes.flatMap((code) => [code, `${code}-help`]);
}

/**
 * The texts of a packed catalogue. Bundlers write a Cyrillic letter as an escape of six bytes, so
 * that the small ones stand here as ASCII from the question mark on, with an underscore before
 * those that are capitals, and guillemets as signs of inequality. A tilde stands before what means
 * itself.
 */
export function unpack([areas, packed]: Packed): Texts {
  const texts = packed
    .replace(/([_~]?)([<>-^`])/g, (_, mark: string, sign: string) => {
      if (mark === '~') return sign;
      const quote = '<>'.indexOf(sign);
      return quote < 0
        ? String.fromCharCode(sign.charCodeAt(0) + (mark === '' ? 0x3f1 : 0x3d1))
        : ('«»'[quote] as string);
    })
    .split('$');
  const out: Record<string, Record<string, string>> = {};
  let at = 0;
  for (const area in areas) {
    const found: Record<string, string> = (out[area] = {});
    for (const code of areas[area] ?? []) found[code] = texts[at++] ?? code;
  }
  return out;
}
