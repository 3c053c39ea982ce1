import type { ModuleText } from './generated/names.js';
import { say } from './language.js';
import type { Lang } from './language.js';

/** What went wrong: the library's own kinds, and what can only happen to a module. */
export type ErrorCode =
  | 'invalid-document'
  | 'invalid-ruleset'
  | 'limit'
  | 'invalid-argument'
  | 'not-loaded'
  | 'load-failed'
  | 'trapped'
  | 'disposed';

/** One problem of an input. */
export interface Problem {
  /** Stable kebab-case code. */
  readonly code: string;
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** What was probably meant: a key, a value. */
  readonly suggestion?: string;
  /** JSON Pointer into the input; the empty text is the whole. */
  readonly pointer: string;
  readonly line?: number;
  readonly column?: number;
}

/** Why something could not be done. What an audit *finds* is never an error. */
export class GospablikError extends Error {
  override readonly name = 'GospablikError';
  readonly code: ErrorCode;
  /** Every problem, in the order of the input; never empty. */
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, problems: readonly Problem[], options?: { cause?: unknown }) {
    super(problems.map((problem) => problem.message).join('\n'), options);
    this.code = code;
    this.problems = problems;
  }

  /** What to do about the first problem. */
  get help(): string | undefined {
    return this.problems[0]?.help;
  }

  /** Where the first problem lies. */
  get pointer(): string | undefined {
    return this.problems[0]?.pointer;
  }
}

/** An error of the package itself, in words from its catalogue. */
export function fault(
  code: ErrorCode,
  text: ModuleText,
  pointer: string,
  lang: Lang,
  args: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
): GospablikError {
  const message = say('module', text, lang, args);
  const help = say('module', `${text}-help`, lang, args);
  const problem = { code: text, message, help, pointer };
  return new GospablikError(code, [problem], cause === undefined ? undefined : { cause });
}

/** The error that the module threw as a record in JSON. */
export function fromRecord(json: string): GospablikError {
  const record = JSON.parse(json) as { code: ErrorCode; problems: readonly Problem[] };
  return new GospablikError(record.code, record.problems);
}
