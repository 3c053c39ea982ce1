import { checkEmail } from '../contacts-engine.js';
import type { EmailAddress } from '../contact-types.js';
import type { WidgetText } from '../generated/names.js';
import type { Lang } from '../language.js';
import { make, marked } from './dom.js';
import { ContactElement } from './field.js';
import type { Judgement } from './field.js';
import { word } from './words.js';

/** `<gospablik-email>`: says what is wrong, and mends it with one click. */
export class EmailElement extends ContactElement {
  protected readonly labelText: WidgetText = 'email-label';

  constructor() {
    super();
    // Not `email`: browsers would change what is pasted before anybody sees it.
    this.input.type = 'text';
    this.input.inputMode = 'email';
    this.input.autocomplete = 'email';
    this.input.autocapitalize = 'off';
    this.input.spellcheck = false;
  }

  protected override judge(text: string, lang: Lang): Judgement {
    const record = checkEmail(text, { lang });
    if (record.addresses.length > 1) {
      const fault = word('email-several', lang, { n: record.addresses.length });
      return { value: '', fault, notes: [] };
    }
    const found = record.addresses[0];
    const told = [...(found?.diagnostics ?? []), ...record.diagnostics];
    const words = told.map((one) => one.message);
    if (found === undefined) {
      return { value: '', fault: words[0] ?? word('email-empty', lang), notes: [] };
    }
    const better = found.suggestion ?? (found.status === 'repaired' ? found.address : null);
    const lines: Node[] = [...this.#lookalikes(text, found, lang)];
    if (better !== null && better !== text) lines.push(this.#suggestion(better, lang));
    if (found.status === 'invalid') {
      return { value: '', fault: words[0] ?? word('email-empty', lang), notes: lines };
    }
    const remarks = words.map((message) => make('p', {}, message));
    const plain = found.status === 'valid' ? [make('p', { class: 'good' }, found.address ?? '')] : [];
    return { value: found.address ?? '', fault: '', notes: [...plain, ...remarks, ...lines] };
  }

  #suggestion(address: string, lang: Lang): Node {
    const text = word('suggest', lang, { address });
    const button = make('button', { type: 'button', class: 'suggest', part: 'suggest' }, text);
    button.addEventListener('click', () => this.take(address));
    return button;
  }

  /** The address with the letters of another alphabet marked, where there are such. */
  #lookalikes(text: string, found: EmailAddress, lang: Lang): Node[] {
    const odd = found.diagnostics.filter((one) => /homoglyph|mixed/.test(one.code));
    if (odd.length === 0) return [];
    const latin = /[a-z]/i.test(text.slice(found.span.utf16Start, found.span.utf16End));
    const letters = latin ? /[Ѐ-ӿͰ-Ͽ]/g : /[a-z]/gi;
    const ranges = [...text.matchAll(letters)].map((one) => [one.index, one.index + 1] as const);
    const shown = make('span', { class: 'letters' }, ...marked(text, ranges));
    return [make('p', {}, word('suggest-lookalike', lang), ' ', shown)];
  }
}
