import { fault } from './error.js';
import { englishMessages } from './language.js';
import type { Lang } from './language.js';

/** What both generated bridges have in common. */
export interface Glue {
  initSync(input: { module: BufferSource | WebAssembly.Module }): unknown;
  default(input: { module_or_path: Source }): Promise<unknown>;
  reset(): void;
}

/** Where a module may come from. */
export type Source =
  | URL
  | string
  | Request
  | Response
  | Promise<Response>
  | BufferSource
  | WebAssembly.Module;

/** One WebAssembly module: loaded once, usable again after a trap. */
export class Engine<G extends Glue> {
  /** Grows with every reload: what the module held before is gone. */
  generation = 0;
  #state: 'absent' | 'ready' | 'trapped' = 'absent';
  #loading: Promise<void> | undefined;

  /** What the module throws as a text is an error of its own, which the entry can read. */
  constructor(
    readonly glue: G,
    private readonly told?: (record: string) => Error,
  ) {}

  get ready(): boolean {
    return this.#state === 'ready';
  }

  /** Loads from bytes or a compiled module, at once. */
  loadSync(module: BufferSource | WebAssembly.Module): void {
    if (this.#state !== 'absent') return;
    try {
      this.glue.initSync({ module });
    } catch (cause) {
      throw fault('load-failed', 'load-failed', '', 'ru', { why: String(cause) }, cause);
    }
    this.#state = 'ready';
  }

  /** Loads from wherever the module is; further calls wait for the same load. */
  load(source: () => Source): Promise<void> {
    if (this.#state !== 'absent') return Promise.resolve();
    this.#loading ??= this.#load(source());
    return this.#loading;
  }

  async #load(source: Source): Promise<void> {
    try {
      await this.glue.default({ module_or_path: source });
      this.#state = 'ready';
    } catch (cause) {
      // What failed once may succeed later: a network.
      this.#loading = undefined;
      throw fault('load-failed', 'load-failed', '', 'ru', { why: String(cause) }, cause);
    }
  }

  /** A new instance of the same module: the way on after a trap. */
  reload(): void {
    if (this.#state === 'absent') throw fault('not-loaded', 'not-loaded', '', 'ru');
    this.glue.reset();
    this.generation += 1;
    this.#state = 'ready';
  }

  /** Calls into the module; what it throws becomes an error of the package. */
  call<T>(run: (glue: G) => T): T {
    if (this.#state !== 'ready') throw this.#unusable();
    try {
      return run(this.glue);
    } catch (cause) {
      throw this.failed(cause);
    }
  }

  /** What the module threw, as an error of the package. */
  failed(cause: unknown): unknown {
    if (typeof cause === 'string' && this.told !== undefined) return this.told(cause);
    if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) {
      this.#state = 'trapped';
      return fault('trapped', 'trapped', '', 'ru', { why: cause.message }, cause);
    }
    return cause;
  }

  #unusable(): Error {
    return this.#state === 'absent'
      ? fault('not-loaded', 'not-loaded', '', 'ru')
      : fault('trapped', 'trapped-before', '', 'ru');
  }
}

/** A module that says things itself, and takes the English words for them. */
export interface SpeakingGlue extends Glue {
  loadEnglish(texts: string): void;
}

/** Calls into such a module: what is to be said in English finds its words there. */
export function speaking<G extends SpeakingGlue>(
  engine: Engine<G>,
): <T>(lang: Lang, run: (glue: G) => T) => T {
  /** The instance of the module that has its English messages. */
  let englishIn = -1;
  return (lang, run) =>
    engine.call((glue) => {
      if (lang === 'en' && englishIn !== engine.generation) {
        glue.loadEnglish(englishMessages() ?? '');
        englishIn = engine.generation;
      }
      return run(glue);
    });
}
