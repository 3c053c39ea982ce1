import { language, text } from './arguments.js';
import { areaCode } from './contact-api.js';
import type { ContactGlue } from './contact-api.js';
import type {
  Diagnostic,
  PhoneCode,
  PhoneNumber,
  PhoneOptions,
  PhoneRecord,
  TextSpan,
} from './contact-types.js';
import type { Engine } from './engine.js';
import { PHONE_CODES, PHONE_KINDS, PHONE_REPAIRS, PHONE_STATUSES } from './generated/names.js';
import { say } from './language.js';
import type { Lang } from './language.js';

/** What the module always keeps room for, in bytes. */
const ROOM = 1024;
/** A code unit takes at most three bytes; an area code is short. */
const SHORT = Math.floor(ROOM / 3) - 16;

/** Three digits as texts: a number is put together from these. */
const THREE: string[] = [];
/** The same behind a plus sign, without leading zeros. */
const FIRST: string[] = [];
/** Codes of federal subjects. */
const TWO: string[] = [];
for (let n = 0; n < 1000; n += 1) {
  FIRST.push(`+${n}`);
  THREE.push(String(n).padStart(3, '0'));
  if (n < 100) TWO.push(String(n).padStart(2, '0'));
}

/**
 * The way of a phone through the module: the text is written where the module reads it, the answer
 * is read where the module wrote it, and neither side allocates for the crossing.
 */
export class PhoneDesk {
  #generation = -1;
  #room = 0;
  #bytes = new Uint8Array(0);
  #words = new Uint32Array(0);

  constructor(private readonly engine: Engine<ContactGlue>) {}

  parse(value: string, options?: PhoneOptions): PhoneRecord {
    const lang = options === undefined ? 'ru' : language(options.lang);
    const area = options?.area === undefined ? '' : areaCode(this.engine, options.area, lang);
    if (typeof value !== 'string' || value.length > SHORT) return this.#long(value, area, lang);
    this.#open();
    const end = this.#write(value, 0);
    if (end < 0) text(value, 'value', lang);
    const answer = this.#ask(end, area === '' ? 0 : this.#write(area, end) - end);
    return this.#read(answer, value, end, lang);
  }

  /** Longer texts take room of their own for one call. */
  #long(value: string, area: string, lang: Lang): PhoneRecord {
    const given = new TextEncoder().encode(text(value, 'value', lang) + area);
    this.#open();
    this.#room = this.engine.call((glue) => glue.phoneRoom(given.length));
    this.#views();
    this.#bytes.set(given, this.#room);
    const end = given.length - area.length;
    const record = this.#read(this.#ask(end, area.length), value, end, lang);
    this.#room = this.engine.call((glue) => glue.phoneRoom(0));
    return record;
  }

  /** The room of this instance of the module, and the memory as it lies now. */
  #open(): void {
    const { engine } = this;
    if (this.#generation !== engine.generation || !engine.ready) {
      this.#room = engine.call((glue) => glue.phoneRoom(0));
      this.#generation = engine.generation;
      this.#views();
    } else if (this.#bytes.length === 0) {
      this.#views();
    }
  }

  #views(): void {
    const { buffer } = this.engine.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  /** Writes a text behind what is there; the new end, or -1 where a surrogate stands alone. */
  #write(value: string, from: number): number {
    const bytes = this.#bytes;
    const { length } = value;
    const start = this.#room;
    let to = start + from;
    for (let at = 0; at < length; at += 1) {
      let unit = value.charCodeAt(at);
      if (unit < 0x80) {
        bytes[to++] = unit;
        continue;
      }
      if (unit < 0x800) {
        bytes[to++] = 0xc0 | (unit >> 6);
      } else {
        if (unit >= 0xd800 && unit < 0xe000) {
          const low = value.charCodeAt(at + 1);
          if (unit >= 0xdc00 || !(low >= 0xdc00 && low < 0xe000)) return -1;
          at += 1;
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          bytes[to++] = 0xf0 | (unit >> 18);
          bytes[to++] = 0x80 | ((unit >> 12) & 63);
        } else {
          bytes[to++] = 0xe0 | (unit >> 12);
        }
        bytes[to++] = 0x80 | ((unit >> 6) & 63);
      }
      bytes[to++] = 0x80 | (unit & 63);
    }
    return to - start;
  }

  /** Where the answer begins, counted in words. */
  #ask(length: number, area: number): number {
    const { engine } = this;
    let at: number;
    try {
      at = engine.glue.parsePhone(length, area);
    } catch (cause) {
      throw engine.failed(cause);
    }
    if (this.#words.length === 0) this.#views();
    return at >>> 2;
  }

  #read(answer: number, input: string, bytes: number, lang: Lang): PhoneRecord {
    const words = this.#words;
    const numbers: PhoneNumber[] = [];
    const diagnostics: Diagnostic<PhoneCode>[] = [];
    let at = answer + 1;
    const end = at + (words[answer] ?? 0);
    while (at < end) {
      const status = PHONE_STATUSES[words[at] as number] ?? 'invalid';
      const kind = PHONE_KINDS[(words[at + 1] as number) - 1] ?? null;
      const e164 = digits(words[at + 2] as number, words[at + 3] as number);
      const width = words[at + 5] as number;
      const extension = width === 0 ? null : padded((words[at + 4] as number) - 1, width);
      const span = place(words, at + 6);
      const regions: string[] = [];
      const behind = at + 11 + (words[at + 10] as number);
      for (at += 11; at < behind; at += 1) {
        regions.push(TWO[words[at] as number] as string);
      }
      const repairs: PhoneCode[] = [];
      const last = at + 1 + 6 * (words[at] as number);
      for (at += 1; at < last; at += 6) {
        const number = words[at] as number;
        const code = PHONE_CODES[number] ?? 'no-number';
        if (number < PHONE_REPAIRS) repairs.push(code);
        const message = say('phone', code, lang, { n: words[at + 1] as number });
        diagnostics.push({ code, message, span: place(words, at + 2) });
      }
      numbers.push({ e164, extension, kind, status, regions, span, repairs });
    }
    if (numbers.length === 0) {
      const span = { start: 0, end: bytes, utf16Start: 0, utf16End: input.length };
      diagnostics.push({ code: 'no-number', message: say('phone', 'no-number', lang), span });
    }
    return { input, numbers, diagnostics };
  }
}

function padded(number: number, width: number): string {
  if (width === 3) return THREE[number] as string;
  if (width === 2) return TWO[number] as string;
  return String(number).padStart(width, '0');
}

function place(words: Uint32Array, at: number): TextSpan {
  return {
    start: words[at] as number,
    end: words[at + 1] as number,
    utf16Start: words[at + 2] as number,
    utf16End: words[at + 3] as number,
  };
}

/** `+` and the digits of a number given in two halves, millions and the rest. */
function digits(high: number, low: number): string | null {
  if (high === 0 && low === 0) return null;
  const thousands = (high / 1000) | 0;
  const tail = (THREE[(low / 1000) | 0] as string) + THREE[low % 1000];
  if (thousands === 0) return FIRST[high] + tail;
  const middle = THREE[high % 1000] + tail;
  if (thousands < 1000) return FIRST[thousands] + middle;
  return `${FIRST[(thousands / 1000) | 0]}${THREE[thousands % 1000]}${middle}`;
}
