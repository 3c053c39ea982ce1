import { asJson, language, text, word } from './arguments.js';
import { Engine, speaking } from './engine.js';
import { fromRecord } from './error.js';
import { AUDIT_RUSSIAN } from './generated/audit-russian.js';
import { addTexts } from './language.js';
import type { Lang } from './language.js';
import type { GospablikDocument } from './report-types.js';
import start, {
  __wbg_reset_state,
  documentFrom as documentOf,
  initSync,
  loadEnglish,
} from './wasm/import.js';

const bridge = {
  default: start,
  reset: __wbg_reset_state,
  documentFrom: documentOf,
  initSync,
  loadEnglish,
};

/** @internal */
export const engine: Engine<typeof bridge> = new Engine<typeof bridge>(bridge, fromRecord);

addTexts(AUDIT_RUSSIAN);

const call = speaking(engine);

/** Networks whose saved answers {@link documentFrom} reads. */
const SOURCES = ['vk', 'ok'] as const;
export type ImportSource = (typeof SOURCES)[number];

/**
 * The document that saved answers of a network's API tell of: an object with the answer of each
 * method under its name (`groups.getById` and `wall.get`; `group.getInfo` and
 * `mediatopic.getTopics`), and `collectedAt` and `organization` beside them. What the answers do
 * not tell stays absent.
 */
export function documentFrom(
  source: ImportSource,
  answers: string | object,
  options: { readonly lang?: Lang } = {},
): GospablikDocument {
  const lang = language(options.lang);
  const known = text(word(source, 'source', SOURCES, lang) || undefined, 'source', lang);
  const json = asJson(answers, 'answers', lang);
  const document = call(lang, (glue) => glue.documentFrom(known, json, lang));
  return JSON.parse(document) as GospablikDocument;
}

/** A new instance of the module: the way on after a trap. */
export function reload(): void {
  engine.reload();
}
