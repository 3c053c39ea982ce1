import { contactApi } from './contact-api.js';
import type { ContactApi, ContactGlue } from './contact-api.js';
import { Engine } from './engine.js';
import start, {
  __wbg_reset_state,
  checkEmail as emailOf,
  formatPhoneAsYouType as typed,
  heap,
  initSync,
  isAreaCode,
  parseLink as linkOf,
  parsePhone as phoneOf,
  phoneRoom,
  version as versionOf,
} from './wasm/contacts.js';

/** By name: a bundler would make a getter of each member of the whole module. */
const bridge: ContactGlue = {
  default: start,
  __wbg_reset_state,
  checkEmail: emailOf,
  formatPhoneAsYouType: typed,
  heap,
  initSync,
  isAreaCode,
  parseLink: linkOf,
  parsePhone: phoneOf,
  phoneRoom,
  version: versionOf,
};

/** @internal */
export const engine: Engine<ContactGlue> = new Engine<ContactGlue>(bridge);

const contacts: ContactApi = contactApi(engine);
export const { parsePhone, formatPhoneAsYouType, checkEmail, parseLink, version } = contacts;

/** A new instance of the module: the way on after a trap. */
export function reload(): void {
  engine.reload();
}
