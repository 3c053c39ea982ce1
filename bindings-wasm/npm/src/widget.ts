import { EmailElement } from './widget/email.js';
import { PageCheckElement } from './widget/page-check.js';
import { PhoneElement } from './widget/phone.js';

export { EmailElement, PageCheckElement, PhoneElement };
export { addLanguage } from './language.js';
export type { English, Lang } from './language.js';

const ELEMENTS = {
  'gospablik-phone': PhoneElement,
  'gospablik-email': EmailElement,
  'gospablik-page-check': PageCheckElement,
} as const;

/** Defines the elements; importing this entry does it already. */
export function define(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}

define();

declare global {
  interface HTMLElementTagNameMap {
    'gospablik-phone': PhoneElement;
    'gospablik-email': EmailElement;
    'gospablik-page-check': PageCheckElement;
  }
}
