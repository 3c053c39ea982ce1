import { asJson, bad, language, optional, text, word } from './arguments.js';
import { contactApi } from './contact-api.js';
import type { ContactApi, ContactGlue } from './contact-api.js';
import type { PhoneOptions } from './contact-types.js';
import { Engine, speaking } from './engine.js';
import { fault, fromRecord } from './error.js';
import { AUDIT_RUSSIAN } from './generated/audit-russian.js';
import { CONTACT_FIELDS, ORGANIZATION_KINDS } from './generated/names.js';
import { addTexts, englishFederal } from './language.js';
import type { Lang } from './language.js';
import type {
  Catalogue,
  ClassifyRecord,
  ContactCheck,
  ContactField,
  GospablikDocument,
  OrganizationKind,
  Report,
  ScanRecord,
} from './report-types.js';
import { addTemplates } from './templates.js';
import start, {
  __wbg_reset_state,
  Auditor as Handle,
  checkEmail as emailOf,
  classify as classOf,
  contactTemplates,
  formatPhone,
  heap,
  initSync,
  isAreaCode,
  loadEnglish,
  parseLink as linkOf,
  parsePhone as phoneOf,
  room,
  scan as contactsOf,
} from './wasm/gospablik.js';

/** By name: a bundler would make a getter of each member of the whole module. */
const bridge = {
  default: start,
  reset: __wbg_reset_state,
  Auditor: Handle,
  checkEmail: emailOf,
  classify: classOf,
  contactTemplates,
  formatPhone,
  heap,
  initSync,
  isAreaCode,
  loadEnglish,
  parseLink: linkOf,
  parsePhone: phoneOf,
  room,
  scan: contactsOf,
};

type AuditGlue = ContactGlue & typeof bridge;

/** @internal */
export const engine: Engine<AuditGlue> = new Engine<AuditGlue>(bridge, fromRecord);

addTexts(AUDIT_RUSSIAN);

const call = speaking(engine);

export interface AuditorOptions {
  /** Ids of built-in sets, or sources: JSON or its object. The federal rules where there are none. */
  readonly rulesets?: readonly (string | object)[];
  readonly lang?: Lang;
}

export interface AuditOptions {
  /** The day of the audit, `2026-11-20`; by default that of `collectedAt`. */
  readonly asOf?: string;
}

export interface AuditTextOptions {
  /** The day of the audit: nothing here reads a clock. */
  readonly asOf: string;
  readonly kind?: OrganizationKind;
}

/** What is known of the body whose form it is. */
export interface ContactContext {
  readonly kind?: OrganizationKind;
  readonly subject?: string;
  readonly abroad?: boolean;
  readonly area?: string;
  readonly asOf?: string;
}

/**
 * Audits documents against one rule set. Built once, used as often as one likes; `free` (or
 * `using`) gives its memory back at once.
 */
export class Auditor {
  readonly #sets: readonly string[];
  readonly #lang: Lang;
  #handle: Handle | undefined;
  #generation = -1;
  #freed = false;

  constructor(options: AuditorOptions = {}) {
    this.#lang = language(options.lang);
    const given = (options.rulesets ?? []).map((set) => source(set, this.#lang));
    const english = this.#lang === 'en' ? englishFederal() : undefined;
    this.#sets = english === undefined ? given : [english, ...(given.length ? given : ['federal'])];
    this.#use(() => undefined);
  }

  /** Audits a document: JSON, or its object. */
  audit(document: string | GospablikDocument, options: AuditOptions = {}): Report {
    return JSON.parse(this.auditJson(document, options)) as Report;
  }

  /** The report as JSON, byte for byte what every other binding gives. */
  auditJson(document: string | GospablikDocument, options: AuditOptions = {}): string {
    const json = asJson(document, 'document', this.#lang);
    const day = optional(options.asOf, 'asOf', this.#lang);
    return this.#use((auditor) => auditor.audit(json, day, this.#lang));
  }

  /** Audits a text as one page. */
  auditText(page: string, options: AuditTextOptions): Report {
    text(page, 'text', this.#lang);
    const day = text(options?.asOf, 'asOf', this.#lang);
    const kind = word(options.kind, 'kind', ORGANIZATION_KINDS, this.#lang);
    const json = this.#use((auditor) => auditor.auditText(page, kind, day, this.#lang));
    return JSON.parse(json) as Report;
  }

  /** The findings that the rules would give for one form field. */
  checkContact(field: ContactField, value: string, context: ContactContext = {}): ContactCheck {
    const lang = this.#lang;
    const known = text(word(field, 'field', CONTACT_FIELDS, lang) || undefined, 'field', lang);
    text(value, 'value', lang);
    const kind = word(context.kind, 'kind', ORGANIZATION_KINDS, lang);
    const subject = optional(context.subject, 'subject', lang);
    const area = areaCode(context.area, lang);
    const day = optional(context.asOf, 'asOf', lang);
    const abroad = context.abroad === true;
    const json = this.#use((auditor) =>
      auditor.checkContact(known, value, kind, subject, abroad, area, day, lang),
    );
    return JSON.parse(json) as ContactCheck;
  }

  /** The rules, with their texts. */
  rules(): Catalogue {
    return JSON.parse(this.#use((auditor) => auditor.rules(this.#lang))) as Catalogue;
  }

  /** Gives the memory back; the auditor cannot be used any more. */
  free(): void {
    if (this.#generation === engine.generation && engine.ready) this.#handle?.free();
    this.#handle = undefined;
    this.#freed = true;
  }

  declare [Symbol.dispose]: () => void;

  /** Calls the handle; after a reload of the module there is a new one. */
  #use<T>(run: (auditor: Handle) => T): T {
    if (this.#freed) throw fault('disposed', 'disposed', '', this.#lang);
    return call(this.#lang, (glue) => {
      if (this.#handle === undefined || this.#generation !== engine.generation) {
        this.#handle = new glue.Auditor([...this.#sets], this.#lang);
        this.#generation = engine.generation;
      }
      return run(this.#handle);
    });
  }
}

// Engines without explicit resource management have no such symbol.
if (typeof Symbol.dispose === 'symbol') {
  Object.defineProperty(Auditor.prototype, Symbol.dispose, {
    value(this: Auditor) {
      this.free();
    },
  });
}

function source(set: unknown, lang: Lang): string {
  return typeof set === 'object' ? asJson(set, 'rulesets', lang) : text(set, 'rulesets', lang);
}

const shared = new Map<Lang, Auditor>();

function federal(lang: Lang): Auditor {
  let auditor = shared.get(lang);
  if (auditor === undefined) {
    auditor = new Auditor({ lang });
    shared.set(lang, auditor);
  }
  return auditor;
}

/** The module has the words of remarks on contacts, the package would hold them twice. */
const contacts: ContactApi = contactApi(engine, () =>
  addTemplates(engine.call((glue) => glue.contactTemplates())),
);
export const { parsePhone, formatPhoneAsYouType, checkEmail, parseLink, version } = contacts;

/** Audits a document by the federal rules. */
export function audit(
  document: string | GospablikDocument,
  options: AuditOptions & { readonly lang?: Lang } = {},
): Report {
  return federal(language(options.lang)).audit(document, options);
}

/** Audits a text as one page by the federal rules. */
export function auditText(
  page: string,
  options: AuditTextOptions & { readonly lang?: Lang },
): Report {
  return federal(language(options?.lang)).auditText(page, options);
}

/** Checks one form field by the federal rules. */
export function checkContact(
  field: ContactField,
  value: string,
  context: ContactContext & { readonly lang?: Lang } = {},
): ContactCheck {
  return federal(language(context.lang)).checkContact(field, value, context);
}

/** The federal rules. */
export function rules(options: { readonly lang?: Lang } = {}): Catalogue {
  return federal(language(options.lang)).rules();
}

/** An area code, or nothing. */
function areaCode(given: unknown, lang: Lang): string {
  const area = optional(given, 'area', lang);
  if (area !== '' && !engine.call((glue) => glue.isAreaCode(area))) {
    throw bad('not-an-area-code', 'area', lang, { found: area.slice(0, 40) });
  }
  return area;
}

/** The contacts of a text, addresses among them. */
export function scan(given: string, options: PhoneOptions = {}): ScanRecord {
  const lang = language(options.lang);
  text(given, 'text', lang);
  const area = areaCode(options.area, lang);
  return JSON.parse(call(lang, (glue) => glue.scan(given, area, lang))) as ScanRecord;
}

/** What a post is. */
export function classify(
  post: string,
  options: { readonly id?: string; readonly date?: string; readonly lang?: Lang } = {},
): ClassifyRecord {
  const lang = language(options.lang);
  text(post, 'text', lang);
  const id = optional(options.id, 'id', lang);
  const date = optional(options.date, 'date', lang);
  return JSON.parse(call(lang, (glue) => glue.classify(id, post, date, lang))) as ClassifyRecord;
}

/** A new instance of the module: the way on after a trap. Auditors go on working. */
export function reload(): void {
  engine.reload();
}
