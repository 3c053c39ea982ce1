import type {
  EMAIL_CODES,
  EMAIL_STATUSES,
  LINK_CODES,
  OBJECTS,
  PHONE_CODES,
  PHONE_KINDS,
  PHONE_STATUSES,
  PLATFORMS,
  PROVIDERS,
} from './generated/names.js';

export type PhoneStatus = (typeof PHONE_STATUSES)[number];
export type PhoneKind = (typeof PHONE_KINDS)[number];
export type PhoneCode = (typeof PHONE_CODES)[number];
export type EmailStatus = (typeof EMAIL_STATUSES)[number];
export type Provider = (typeof PROVIDERS)[number];
export type EmailCode = (typeof EMAIL_CODES)[number];
export type LinkCode = (typeof LINK_CODES)[number];
export type Platform = (typeof PLATFORMS)[number];
export type LinkObject = (typeof OBJECTS)[number];

/** A place in a text: bytes of UTF-8, and UTF-16 code units, which JavaScript counts. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly utf16Start: number;
  readonly utf16End: number;
}

/** A remark on a contact. */
export interface Diagnostic<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly span: TextSpan;
}

export interface PhoneNumber {
  /** `+78612751050`; null for local, short and invalid numbers. */
  readonly e164: string | null;
  /** Its digits, leading zeros kept. */
  readonly extension: string | null;
  readonly kind: PhoneKind | null;
  readonly status: PhoneStatus;
  /** Codes of the federal subjects of a fixed line. */
  readonly regions: readonly string[];
  readonly span: TextSpan;
  /** What was mended. */
  readonly repairs: readonly PhoneCode[];
}

export interface PhoneRecord {
  readonly input: string;
  readonly numbers: readonly PhoneNumber[];
  readonly diagnostics: readonly Diagnostic<PhoneCode>[];
}

export interface EmailAddress {
  /** The clean form; null where there is none. */
  readonly address: string | null;
  /** The same with the domain in its `xn--` form. */
  readonly ascii: string | null;
  readonly status: EmailStatus;
  readonly provider: Provider | null;
  readonly diagnostics: readonly Diagnostic<EmailCode>[];
  /** What was probably meant. */
  readonly suggestion: string | null;
  readonly span: TextSpan;
}

export interface EmailRecord {
  readonly input: string;
  readonly addresses: readonly EmailAddress[];
  readonly diagnostics: readonly Diagnostic<EmailCode>[];
}

export interface LinkRecord {
  readonly input: string;
  readonly platform: Platform | null;
  readonly object: LinkObject | null;
  readonly canonical: string | null;
  readonly ids: Readonly<Partial<Record<LinkIdName, string>>>;
  readonly diagnostics: readonly Diagnostic<LinkCode>[];
}

export type LinkIdName = 'owner' | 'post' | 'inn' | 'ogrn' | 'region' | 'phone';

/** The text of a field and its caret, in UTF-16 code units. */
export interface Typed {
  readonly text: string;
  readonly caret: number;
}

export interface PhoneOptions {
  /** The area code of local numbers: `861`, `86137`. */
  readonly area?: string;
  readonly lang?: 'ru' | 'en';
}

export interface LangOptions {
  readonly lang?: 'ru' | 'en';
}
