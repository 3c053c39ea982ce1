import { count, language, optional } from './arguments.js';
import type {
  Diagnostic,
  EmailAddress,
  EmailRecord,
  LangOptions,
  LinkIdName,
  LinkRecord,
  PhoneCode,
  PhoneNumber,
  PhoneOptions,
  PhoneRecord,
  Typed,
} from './contact-types.js';
import { Desk } from './desk.js';
import type { ContactGlue } from './desk.js';
import type { Engine } from './engine.js';
import {
  EMAIL_CODES,
  EMAIL_STATUSES,
  LINK_CODES,
  LINK_IDS,
  OBJECTS,
  PHONE_CODES,
  PHONE_KINDS,
  PHONE_REPAIRS,
  PHONE_STATUSES,
  PLATFORMS,
  PROVIDERS,
  VERSION,
} from './generated/names.js';
import { say } from './language.js';
import type { Lang } from './language.js';

export type { ContactGlue } from './desk.js';

/** Checks of contacts, the same in both modules. */
export interface ContactApi {
  /** The numbers of a field: the whole string is meant to be telephone numbers. */
  parsePhone(value: string, options?: PhoneOptions): PhoneRecord;
  /** Formats the text of a field after an edit; the caret is in UTF-16 code units. */
  formatPhoneAsYouType(text: string, caret: number): Typed;
  /** The addresses of a field. */
  checkEmail(value: string, options?: LangOptions): EmailRecord;
  /** The link of a field. */
  parseLink(value: string, options?: LangOptions): LinkRecord;
  /** The version of the module. */
  version(): string;
}

/** Three digits as texts: numbers are put together from these. */
const THREE = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'));

/** The checks, made by the module of this engine; what is to be done before the first one. */
export function contactApi(engine: Engine<ContactGlue>, first?: () => void): ContactApi {
  const desk = new Desk(engine, first);
  return {
    parsePhone(value, options) {
      const lang = options === undefined ? 'ru' : language(options.lang);
      const area = options === undefined ? '' : optional(options.area, 'area', lang);
      desk.ask((glue, length, more) => glue.parsePhone(length, more), value, 'value', lang, area);
      return phoneRecord(desk, value, lang);
    },
    formatPhoneAsYouType(given, caret) {
      const at = count(caret, 'caret');
      desk.ask((glue, length) => glue.formatPhone(length, at), given, 'text', 'ru');
      const to = desk.next();
      return { text: desk.text() ?? '', caret: to };
    },
    checkEmail(value, options = {}) {
      const lang = language(options.lang);
      desk.ask((glue, length) => glue.checkEmail(length), value, 'value', lang);
      return emailRecord(desk, value, lang);
    },
    parseLink(value, options = {}) {
      const lang = language(options.lang);
      desk.ask((glue, length) => glue.parseLink(length), value, 'value', lang);
      return linkRecord(desk, value, lang);
    },
    version: () => engine.call(() => VERSION),
  };
}

function phoneRecord(desk: Desk, input: string, lang: Lang): PhoneRecord {
  const numbers: PhoneNumber[] = [];
  const diagnostics: Diagnostic<PhoneCode>[] = [];
  while (desk.left) {
    const status = PHONE_STATUSES[desk.next()] ?? 'invalid';
    const kind = PHONE_KINDS[desk.next() - 1] ?? null;
    const high = desk.next();
    const low = desk.next();
    const e164 =
      high + low === 0 ? null : `+${high}${THREE[(low / 1000) | 0]}${THREE[low % 1000]}`;
    const extra = desk.next();
    const width = desk.next();
    const extension = width === 0 ? null : String(extra - 1).padStart(width, '0');
    const span = desk.place();
    const regions: string[] = [];
    for (let left = desk.next(); left > 0; left -= 1) {
      regions.push((THREE[desk.next()] as string).slice(1));
    }
    const repairs: PhoneCode[] = [];
    for (const note of desk.notes('phone', PHONE_CODES, lang)) {
      diagnostics.push(note);
      if (PHONE_CODES.indexOf(note.code) < PHONE_REPAIRS) repairs.push(note.code);
    }
    numbers.push({ e164, extension, kind, status, regions, span, repairs });
  }
  if (numbers.length === 0) {
    const span = { start: 0, end: desk.length, utf16Start: 0, utf16End: input.length };
    const code: PhoneCode = 'no-number';
    diagnostics.push({ code, message: say('phone', code, lang), span });
  }
  return { input, numbers, diagnostics };
}

function emailRecord(desk: Desk, input: string, lang: Lang): EmailRecord {
  const addresses: EmailAddress[] = [];
  for (let left = desk.next(); left > 0; left -= 1) {
    const status = EMAIL_STATUSES[desk.next()] ?? 'invalid';
    const provider = PROVIDERS[desk.next() - 1] ?? null;
    const span = desk.place();
    const [address, ascii, suggestion] = [desk.text(), desk.text(), desk.text()];
    const diagnostics = desk.notes('email', EMAIL_CODES, lang);
    addresses.push({ address, ascii, status, provider, diagnostics, suggestion, span });
  }
  return { input, addresses, diagnostics: desk.notes('email', EMAIL_CODES, lang) };
}

function linkRecord(desk: Desk, input: string, lang: Lang): LinkRecord {
  if (!desk.left) {
    return { input, platform: null, object: null, canonical: null, ids: {}, diagnostics: [] };
  }
  const platform = PLATFORMS[desk.next()] ?? null;
  const object = OBJECTS[desk.next()] ?? null;
  const canonical = desk.text();
  const ids: Partial<Record<LinkIdName, string>> = {};
  for (let left = desk.next(); left > 0; left -= 1) {
    ids[LINK_IDS[desk.next()] as LinkIdName] = desk.text() ?? '';
  }
  const diagnostics = desk.notes('links', LINK_CODES, lang);
  return { input, platform, object, canonical, ids, diagnostics };
}
