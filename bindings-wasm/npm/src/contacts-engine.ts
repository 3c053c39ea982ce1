import { bare } from './bare.js';
import { contactApi } from './contact-api.js';
import type { ContactApi, ContactGlue } from './contact-api.js';
import { Engine } from './engine.js';
import { CONTACT_RUSSIAN } from './generated/contact-russian.js';
import { addTexts } from './language.js';

/** @internal */
export const engine: Engine<ContactGlue> = new Engine<ContactGlue>(bare());

addTexts(CONTACT_RUSSIAN);

const contacts: ContactApi = contactApi(engine);
export const { parsePhone, formatPhoneAsYouType, checkEmail, parseLink, version } = contacts;

/** A new instance of the module: the way on after a trap. */
export function reload(): void {
  engine.reload();
}
