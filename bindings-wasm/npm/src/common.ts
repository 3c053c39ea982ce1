export { GospablikError } from './error.js';
export type { ErrorCode, Problem } from './error.js';
export { addLanguage } from './language.js';
export type { English, Lang } from './language.js';
export type { Source } from './engine.js';
export type * from './contact-types.js';
