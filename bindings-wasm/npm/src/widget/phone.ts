import { formatPhoneAsYouType, parsePhone } from '../contacts-engine.js';
import type { PhoneRecord } from '../contact-types.js';
import type { WidgetText } from '../generated/names.js';
import type { Lang } from '../language.js';
import { make } from './dom.js';
import { ContactElement } from './field.js';
import type { Judgement } from './field.js';
import { word } from './words.js';

/** `<gospablik-phone>`: formats while one types; its value is E.164 with the extension. */
export class PhoneElement extends ContactElement {
  protected readonly labelText: WidgetText = 'phone-label';

  constructor() {
    super();
    this.input.type = 'tel';
    this.input.inputMode = 'tel';
    this.input.autocomplete = 'tel';
  }

  protected override typed(event: InputEvent): void {
    // Formatting behind a deletion would put back what was deleted, or move digits between groups
    // while one of them is being replaced.
    if (event.inputType?.startsWith('delete')) return;
    try {
      const caret = this.input.selectionStart ?? this.text.length;
      const typed = formatPhoneAsYouType(this.text, caret);
      if (typed.text === this.text) return;
      this.input.value = typed.text;
      if (this.shadowRoot?.activeElement === this.input) {
        this.input.setSelectionRange(typed.caret, typed.caret);
      }
    } catch {
      // Not loaded yet: the text stays as it is.
    }
  }

  protected override judge(text: string, lang: Lang): Judgement {
    const area = this.getAttribute('area');
    const record = parsePhone(text, area === null ? { lang } : { lang, area });
    const refuse = (fault: string): Judgement => ({ value: '', fault, notes: [] });
    if (record.numbers.length > 1) {
      return refuse(word('phone-several', lang, { n: record.numbers.length }));
    }
    const number = record.numbers[0];
    const first = record.diagnostics[0]?.message ?? '';
    if (number === undefined || number.e164 === null) {
      return refuse(number?.status === 'short' ? word('phone-short', lang) : first);
    }
    const value = number.extension === null ? number.e164 : `${number.e164}#${number.extension}`;
    return { value, fault: '', notes: notes(record, lang) };
  }
}

function notes(record: PhoneRecord, lang: Lang): Node[] {
  const number = record.numbers[0];
  if (number?.e164 == null) return [];
  const facts =
    number.status === 'foreign'
      ? [word('phone-foreign', lang, { number: number.e164 })]
      : [number.e164, ...(number.kind === null ? [] : [word(`kind-${number.kind}`, lang)])];
  if (number.extension !== null) {
    facts.push(word('extension', lang, { extension: number.extension }));
  }
  const told = record.diagnostics.map((one) => make('p', {}, one.message));
  return [make('p', { class: 'good' }, facts.join(', ')), ...told];
}
