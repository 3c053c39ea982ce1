export { GospablikError } from './error.js';
export type { ErrorCode, Problem } from './error.js';
export type { Source } from './engine.js';
export { addLanguage } from './language.js';
export type { English, Lang } from './language.js';
export type { GospablikDocument } from './report-types.js';
export { documentFrom, reload } from './import-engine.js';
export type { ImportSource } from './import-engine.js';
