import { bad, text } from './arguments.js';
import type { Diagnostic, TextSpan } from './contact-types.js';
import type { Engine, Glue } from './engine.js';
import { say } from './language.js';
import type { Lang } from './language.js';

/** What a module must export to check contacts; see the crate for the records. */
export interface ContactGlue extends Glue {
  heap(): WebAssembly.Memory;
  room(bytes: number): number;
  parsePhone(text: number, area: number): number;
  formatPhone(text: number, caret: number): number;
  checkEmail(text: number): number;
  parseLink(text: number): number;
}

type Question = (glue: ContactGlue, text: number, more: number) => number;

/** A code unit takes at most three bytes of the 1024 that the module always keeps. */
const SHORT = 320;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The way of a contact through the module: the text is written where the module reads it, the
 * answer is read where the module wrote it, and for a phone nothing is allocated on the way.
 */
export class Desk {
  /** How many bytes the text had. */
  length = 0;
  /** Whether records of the answer are left. */
  get left(): boolean {
    return this.#at < this.#end;
  }
  #bytes = new Uint8Array(0);
  #words = new Uint32Array(0);
  #room = 0;
  /** What is read next, where the records end, where the texts lie. */
  #at = 0;
  #end = 0;
  #texts = 0;
  #generation = -1;
  readonly #engine: Engine<ContactGlue>;

  constructor(
    engine: Engine<ContactGlue>,
    private readonly first?: () => void,
  ) {
    this.#engine = engine;
  }

  /** Asks about a text, with an area code or a caret. */
  ask(question: Question, value: string, name: string, lang: Lang, area = '', caret = 0): void {
    const engine = this.#engine;
    const long = typeof value !== 'string' || value.length + area.length > SHORT;
    let more = caret;
    if (long) {
      // Longer texts take room of their own for one call.
      const given = encoder.encode(text(value, name, lang));
      const behind = encoder.encode(area);
      this.length = given.length;
      more ||= behind.length;
      this.#take(given.length + behind.length);
      this.#bytes.set(given, this.#room);
      this.#bytes.set(behind, this.#room + given.length);
    } else {
      if (this.#generation !== engine.generation || !engine.ready) this.#take(0);
      else this.#view();
      this.length = this.#write(value, 0);
      if (this.length < 0) text(value, name, lang);
      if (area !== '') more = this.#write(area, this.length) - this.length;
    }
    let answer: number;
    try {
      answer = question(engine.glue, this.length, more) >>> 2;
    } catch (cause) {
      throw engine.failed(cause);
    }
    this.#view();
    if (long) this.#take(0);
    if (answer === 0) {
      throw bad('not-an-area-code', 'area', lang, { found: area.slice(0, 40) });
    }
    this.#at = answer;
    this.#end = answer + 2 + this.next();
    this.#texts = this.next();
  }

  /** The next word of the answer. */
  next(): number {
    return this.#words[this.#at++] as number;
  }

  /** The next text of the answer; what is empty is absent. */
  text(): string | null {
    const start = this.#texts + this.next();
    return decoder.decode(this.#bytes.subarray(start, start + this.next())) || null;
  }

  place(): TextSpan {
    const [start, end, utf16Start, utf16End] = [this.next(), this.next(), this.next(), this.next()];
    return { start, end, utf16Start, utf16End };
  }

  /** The remarks that follow their count. */
  notes<Code extends string>(area: string, codes: readonly Code[], lang: Lang): Diagnostic<Code>[] {
    const found: Diagnostic<Code>[] = [];
    for (let count = this.next(); count > 0; count -= 1) {
      const code = codes[this.next()] as Code;
      const n = this.next();
      const message = say(area, code, lang, { n, digits: n });
      found.push({ code, message, span: this.place() });
    }
    return found;
  }

  /** Room of at least so many bytes, in the instance of the module as it is now. */
  #take(bytes: number): void {
    const engine = this.#engine;
    // Not later: what the module does then would move the memory that is read.
    if (this.#generation < 0) this.first?.();
    this.#room = engine.call((glue) => glue.room(bytes));
    this.#generation = engine.generation;
    this.#bytes = new Uint8Array(0);
    this.#view();
  }

  /** The memory as it lies now: it moves when it grows. */
  #view(): void {
    if (this.#bytes.length === 0) {
      const { buffer } = this.#engine.glue.heap();
      this.#bytes = new Uint8Array(buffer);
      this.#words = new Uint32Array(buffer);
    }
  }

  /** Writes a text behind what is there; the new end, or -1 where a surrogate stands alone. */
  #write(value: string, from: number): number {
    const bytes = this.#bytes;
    const start = this.#room;
    let to = start + from;
    for (let at = 0; at < value.length; at += 1) {
      const unit = value.codePointAt(at) as number;
      if (unit < 0x80) {
        bytes[to++] = unit;
        continue;
      }
      if (unit < 0x800) {
        bytes[to++] = 0xc0 | (unit >> 6);
      } else {
        if (unit > 0xffff) {
          at += 1;
          bytes[to++] = 0xf0 | (unit >> 18);
          bytes[to++] = 0x80 | ((unit >> 12) & 63);
        } else {
          if (unit >> 11 === 27) return -1;
          bytes[to++] = 0xe0 | (unit >> 12);
        }
        bytes[to++] = 0x80 | ((unit >> 6) & 63);
      }
      bytes[to++] = 0x80 | (unit & 63);
    }
    return to - start;
  }
}
