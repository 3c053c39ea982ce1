import type { Diagnostic, EmailAddress, PhoneCode, PhoneNumber, TextSpan } from './contact-types.js';
import type { EmailStatus, LinkCode, LinkIdName, LinkObject, Platform } from './contact-types.js';
import type {
  CATEGORIES,
  CONTACT_FIELDS,
  ORGANIZATION_KINDS,
  OUTCOMES,
  SEVERITIES,
  VERDICTS,
} from './generated/names.js';

export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Verdict = (typeof VERDICTS)[number];
export type Category = (typeof CATEGORIES)[number];
export type ContactField = (typeof CONTACT_FIELDS)[number];
/** A category, or why there is none. */
export type Primary = Category | 'uncertain' | 'unsupported_language';

/** Any value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A document as the contract describes it; absent or null means *not checked*. */
export interface GospablikDocument {
  schemaVersion: 1;
  collectedAt?: string | null;
  organization?: OrganizationInput | null;
  pages?: readonly PageInput[] | null;
  extra?: Readonly<Record<string, Json>>;
}

export interface OrganizationInput {
  externalId?: Json;
  name?: string | null;
  kind?: OrganizationKind | null;
  level?: 'government' | 'executive' | 'subordinate' | null;
  sphere?: string | null;
  subject?: string | null;
  abroad?: boolean | null;
  inn?: string | null;
  ogrn?: string | null;
  website?: string | null;
  contacts?: {
    phones?: readonly string[] | null;
    emails?: readonly string[] | null;
    address?: string | null;
  } | null;
  siteLinksToPages?: boolean | null;
  exemption?: { act?: string; reason?: string } | null;
  utcOffset?: string | null;
}

export interface PageInput {
  url?: string | null;
  platform?: string | null;
  name?: string | null;
  description?: string | null;
  website?: string | null;
  phones?: readonly string[] | null;
  emails?: readonly string[] | null;
  address?: string | null;
  badge?: boolean | null;
  avatar?: boolean | null;
  cover?: boolean | null;
  closed?: boolean | null;
  commentsOpen?: boolean | null;
  posForms?: number | null;
  posConnected?: boolean | null;
  hours?: string | null;
  members?: number | null;
  tier?: 'flagship' | 'active' | 'card' | null;
  sharedWith?: readonly string[] | null;
  links?: readonly string[] | null;
  postsCoverage?: { from: string; to: string } | null;
  posts?: readonly PostInput[] | null;
  extra?: Readonly<Record<string, Json>>;
}

export interface PostInput {
  id?: string | null;
  date?: string | null;
  text?: string | null;
  categories?: readonly Category[] | null;
  pinned?: boolean | null;
  links?: readonly string[] | null;
  likes?: number | null;
  comments?: number | null;
  reposts?: number | null;
  views?: number | null;
}

export interface Evidence {
  readonly text: string;
  /** JSON Pointer to the string in which it stands. */
  readonly pointer: string;
  readonly span: TextSpan;
}

export interface Fix {
  readonly replacement: string;
  readonly applicability: string;
}

export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly pointer: string;
  readonly evidence: readonly Evidence[];
  readonly fix: Fix | null;
  /** The rule whose failure this one follows from. */
  readonly causedBy: string | null;
}

export interface RuleResult {
  readonly rule: string;
  readonly subject: string;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  readonly missing: readonly string[];
  readonly reason: { readonly code: string; readonly message: string } | null;
  /** Points in hundredths, of a rule that counts them. */
  readonly score?: { readonly least: number; readonly most: number; readonly of: number };
}

export interface OutcomeCounts {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

export interface NotedContact {
  readonly pointer: string;
  readonly status?: string;
  readonly [fact: string]: string | undefined;
}

export interface Report {
  readonly schemaVersion: 1;
  readonly engine: string;
  readonly ruleset: {
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
    readonly reviewedUntil: string | null;
    readonly overrides: readonly {
      readonly rule: string;
      readonly what: string;
      readonly reason: string;
    }[];
  };
  readonly asOf: string;
  readonly organization: {
    readonly externalId: Json;
    readonly name: string | null;
    readonly extra: Readonly<Record<string, Json>>;
  };
  readonly pages: readonly {
    readonly pointer: string;
    readonly url: string | null;
    readonly platform: string | null;
    readonly name: string | null;
    readonly extra: Readonly<Record<string, Json>>;
  }[];
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<Severity, OutcomeCounts>>;
  readonly results: readonly RuleResult[];
  readonly contacts: {
    readonly phones: readonly NotedContact[];
    readonly emails: readonly NotedContact[];
    readonly links: readonly NotedContact[];
    readonly addresses: readonly NotedContact[];
  };
  readonly posts: readonly {
    readonly pointer: string;
    readonly primary: Primary | null;
    /** Thousandths. */
    readonly confidence: number;
    readonly by: 'caller' | 'classifier';
  }[];
}

export interface Ground {
  readonly act: string;
  readonly title: string | null;
  readonly url?: string | null;
  readonly provision?: string | null;
  readonly kind: string;
  readonly confidence: string;
  readonly checkedOn?: string;
  readonly note?: string;
}

export interface RuleEntry {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly message: string;
  readonly help: string;
  readonly scope: 'organization' | 'page';
  readonly category: string;
  readonly severity: Severity;
  readonly basis: readonly Ground[];
  readonly inForce: Json;
  readonly appliesTo: Json;
  readonly require: Json;
  readonly switchedOff?: string;
}

/** The rules of a set in one language. */
export interface Catalogue {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
  readonly reviewedUntil?: string;
  readonly title: string;
  readonly platforms: readonly Json[];
  readonly rules: readonly RuleEntry[];
  readonly overrides: readonly Json[];
}

/** What the rules say of one form field. */
export interface ContactCheck {
  readonly kind: ContactField;
  readonly value: string;
  readonly contacts: readonly Readonly<Record<string, string>>[];
  readonly findings: readonly {
    readonly rule: string;
    readonly title: string | null;
    readonly outcome: Outcome;
    readonly severity: Severity;
    readonly code: string;
    readonly message: string;
    readonly help: string | null;
    readonly evidence: readonly Evidence[];
    readonly fix: Fix | null;
    readonly causedBy: string | null;
    readonly basis: readonly Ground[];
  }[];
}

/** The contacts of a text by kind, each kind in the order of the text. */
export interface ScanRecord {
  readonly phones: readonly PhoneNumber[];
  readonly emails: readonly (EmailAddress & { readonly status: EmailStatus })[];
  readonly links: readonly {
    readonly platform: Platform;
    readonly object: LinkObject;
    readonly canonical: string | null;
    readonly ids: Readonly<Partial<Record<LinkIdName, string>>>;
    readonly diagnostics: readonly Diagnostic<LinkCode>[];
    readonly span: TextSpan;
  }[];
  readonly addresses: readonly (Readonly<Record<string, Json>> & { readonly span: TextSpan })[];
  readonly ids: readonly {
    readonly kind: 'inn' | 'ogrn';
    readonly value: string;
    readonly span: TextSpan;
  }[];
  readonly diagnostics: readonly Diagnostic<PhoneCode>[];
}

/** What a post is. */
export interface ClassifyRecord {
  readonly id: string;
  readonly primary: Primary;
  readonly categories: readonly {
    readonly category: Category;
    /** Thousandths. */
    readonly confidence: number;
    readonly evidence: readonly { readonly text: string; readonly span: TextSpan }[];
  }[];
}
