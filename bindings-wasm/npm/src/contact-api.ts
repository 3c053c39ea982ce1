import { count, language, optional, text } from './arguments.js';
import type {
  Diagnostic,
  EmailAddress,
  EmailCode,
  EmailRecord,
  LangOptions,
  LinkCode,
  LinkIdName,
  LinkObject,
  LinkRecord,
  PhoneOptions,
  PhoneRecord,
  Platform,
  TextSpan,
  Typed,
} from './contact-types.js';
import type { Engine, Glue } from './engine.js';
import { fault } from './error.js';
import { PhoneDesk } from './phone-desk.js';
import {
  EMAIL_CODES,
  EMAIL_STATUSES,
  LINK_CODES,
  PROVIDERS,
} from './generated/names.js';
import { say } from './language.js';
import type { Lang } from './language.js';

/** What a module must export to check contacts; see the crate for the records. */
export interface ContactGlue extends Glue {
  phoneRoom(bytes: number): number;
  parsePhone(text: number, area: number): number;
  isAreaCode(area: string): boolean;
  formatPhoneAsYouType(text: string, caret: number): string;
  checkEmail(value: string): string;
  parseLink(value: string): string;
}

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

const FIELD = '\u001f';
const RECORD = '\u001e';

/** The checks, made by the module of this engine. */
export function contactApi(engine: Engine<ContactGlue>): ContactApi {
  const desk = new PhoneDesk(engine);
  return {
    parsePhone: (value, options) => desk.parse(value, options),
    formatPhoneAsYouType(given, caret) {
      text(given, 'text');
      count(caret, 'caret');
      const answer = engine.call((glue) => glue.formatPhoneAsYouType(given, caret));
      const at = answer.indexOf(FIELD);
      return { text: answer.slice(at + 1), caret: Number(answer.slice(0, at)) };
    },
    checkEmail(value, options = {}) {
      const lang = language(options.lang);
      text(value, 'value', lang);
      return emailRecord(value, engine.call((glue) => glue.checkEmail(value)), lang);
    },
    parseLink(value, options = {}) {
      const lang = language(options.lang);
      text(value, 'value', lang);
      return linkRecord(value, engine.call((glue) => glue.parseLink(value)), lang);
    },
    version: () => engine.call((glue) => glue.version()),
  };
}

/** @internal */
export function areaCode(engine: Engine<ContactGlue>, given: unknown, lang: Lang): string {
  const area = optional(given, 'area', lang);
  if (area !== '' && !engine.call((glue) => glue.isAreaCode(area))) {
    const found = area.slice(0, 40);
    throw fault('invalid-argument', 'not-an-area-code', '/area', lang, { found });
  }
  return area;
}

function emailRecord(input: string, answer: string, lang: Lang): EmailRecord {
  const [whole = '', ...records] = answer.split(RECORD);
  return {
    input,
    addresses: records.map((record) => emailAddress(record.split(FIELD), lang)),
    diagnostics: notes(whole === '' ? [] : whole.split(FIELD), EMAIL_CODES, 'email', lang),
  };
}

function emailAddress(fields: readonly string[], lang: Lang): EmailAddress {
  return {
    address: fields[6] || null,
    ascii: fields[7] || null,
    status: EMAIL_STATUSES[Number(fields[0])] ?? 'invalid',
    provider: PROVIDERS[Number(fields[1]) - 1] ?? null,
    diagnostics: notes<EmailCode>(fields.slice(9), EMAIL_CODES, 'email', lang),
    suggestion: fields[8] || null,
    span: span(fields, 2),
  };
}

function linkRecord(input: string, answer: string, lang: Lang): LinkRecord {
  if (answer === '') {
    return { input, platform: null, object: null, canonical: null, ids: {}, diagnostics: [] };
  }
  const fields = answer.split(FIELD);
  const behind = 4 + 2 * Number(fields[3]);
  const ids: Partial<Record<LinkIdName, string>> = {};
  for (let at = 4; at < behind; at += 2) ids[fields[at] as LinkIdName] = fields[at + 1] ?? '';
  return {
    input,
    platform: fields[0] as Platform,
    object: fields[1] as LinkObject,
    canonical: fields[2] || null,
    ids,
    diagnostics: notes<LinkCode>(fields.slice(behind), LINK_CODES, 'links', lang),
  };
}

function notes<Code extends string>(
  fields: readonly string[],
  codes: readonly Code[],
  area: string,
  lang: Lang,
): Diagnostic<Code>[] {
  const found: Diagnostic<Code>[] = [];
  for (let at = 0; at + 5 < fields.length; at += 6) {
    const code = codes[Number(fields[at])];
    if (code === undefined) continue;
    const n = Number(fields[at + 1]);
    const message = say(area, code, lang, { n, digits: n });
    found.push({ code, message, span: span(fields, at + 2) });
  }
  return found;
}

function span(fields: readonly string[], at: number): TextSpan {
  const [start = 0, end = 0, utf16Start = 0, utf16End = 0] = fields
    .slice(at, at + 4)
    .map(Number);
  return { start, end, utf16Start, utf16End };
}
