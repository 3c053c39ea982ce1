import { ENGLISH } from './generated/english-texts.js';
import { FEDERAL, MODULE } from './generated/english-federal.js';
import type { English } from './language.js';

/** English texts: of contacts, of errors, of findings, of the widgets and of the federal rules. */
export const english: English = { lang: 'en', texts: ENGLISH, federal: FEDERAL, module: MODULE };
