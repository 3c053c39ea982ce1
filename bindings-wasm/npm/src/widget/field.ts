import { make } from './dom.js';
import { styles } from './styles.js';
import { languageOf, word } from './words.js';
import type { WidgetText } from '../generated/names.js';
import type { Lang } from '../language.js';
import { loadContacts } from '../widget-modules.js';

/** What a field makes of its text. */
export interface Judgement {
  /** What the form submits; empty where there is no usable contact. */
  readonly value: string;
  /** Why the form may not be submitted; empty where it may. */
  readonly fault: string;
  /** What stands under the field. */
  readonly notes: readonly Node[];
}

/** What both contact fields share: a labelled input that takes part in its form. */
export abstract class ContactElement extends HTMLElement {
  static readonly formAssociated = true;
  static readonly observedAttributes = ['label', 'required', 'disabled', 'placeholder', 'area', 'lang'];

  protected readonly input: HTMLInputElement = make('input', { id: 'input', part: 'input' });
  readonly #label = make('label', { for: 'input', part: 'label' });
  /** Announced politely: the field speaks when it has something to say. */
  readonly #note = make('div', { id: 'note', class: 'note', part: 'note', role: 'status' });
  readonly #internals = this.attachInternals();
  #value = '';
  #touched = false;
  #initial = '';

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [styles()];
    this.input.setAttribute('aria-describedby', 'note');
    root.append(this.#label, this.input, this.#note);
    this.input.addEventListener('input', (event) => {
      this.typed(event as InputEvent);
      this.update();
      this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    this.input.addEventListener('change', () => {
      this.#touched = true;
      this.update();
      this.dispatchEvent(new Event('change', { bubbles: true }));
    });
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.#internals.form?.requestSubmit();
    });
  }

  protected abstract readonly labelText: WidgetText;
  /** Called after each edit, before the text is judged. */
  protected typed(_event: InputEvent): void {}
  /** What the text comes to. */
  protected abstract judge(text: string, lang: Lang): Judgement;

  connectedCallback(): void {
    this.#initial = this.getAttribute('value') ?? '';
    if (this.input.value === '') this.input.value = this.#initial;
    this.attributeChangedCallback();
    loadContacts().then(
      () => {
        this.typed(new InputEvent('input'));
        this.update();
        this.dispatchEvent(new Event('gospablik-ready'));
      },
      (cause: unknown) => {
        const text = word('loading-failed', this.language, { why: String(cause) });
        this.#note.replaceChildren(make('p', { class: 'bad' }, text));
      },
    );
  }

  attributeChangedCallback(): void {
    const label = this.getAttribute('label') ?? word(this.labelText, this.language);
    this.#label.textContent = label;
    this.input.required = this.required;
    this.input.placeholder = this.getAttribute('placeholder') ?? '';
    this.input.disabled = this.hasAttribute('disabled');
    if (this.isConnected) this.update();
  }

  formResetCallback(): void {
    this.#touched = false;
    this.text = this.#initial;
  }

  formDisabledCallback(disabled: boolean): void {
    this.input.disabled = disabled;
  }

  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string') this.text = state;
  }

  protected get language(): Lang {
    return languageOf(this);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  get required(): boolean {
    return this.hasAttribute('required');
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    this.#touched = true;
    this.update();
    return this.#internals.reportValidity();
  }

  /** The contact in its normal form; empty where there is none. */
  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    this.text = value;
  }

  /** The text as it stands in the field. */
  get text(): string {
    return this.input.value;
  }

  set text(text: string) {
    this.input.value = text;
    this.typed(new InputEvent('input'));
    this.update();
  }

  /** Replaces the text by hand of the user: a suggestion was taken. */
  protected take(text: string): void {
    this.text = text;
    this.input.focus();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  protected update(): void {
    const text = this.input.value;
    const judgement = this.#judged(text);
    this.#value = judgement.value;
    this.#internals.setFormValue(judgement.value, text);
    const { fault } = judgement;
    const flags = text.trim() === '' ? { valueMissing: true } : { customError: true };
    if (fault === '') this.#internals.setValidity({});
    else this.#internals.setValidity(flags, fault, this.input);
    // While a first text is being typed, nobody is told that it is not finished.
    const tell = fault !== '' && this.#touched;
    this.input.setAttribute('aria-invalid', String(tell));
    const words = tell ? [make('p', { class: 'bad' }, fault)] : [];
    const notes = this.#touched || fault === '' ? judgement.notes : [];
    const next = [...words, ...notes];
    if (next.map((node) => node.textContent).join() !== this.#note.textContent) {
      this.#note.replaceChildren(...next);
    }
  }

  #judged(text: string): Judgement {
    if (text.trim() === '') {
      const fault = this.required ? word('required', this.language) : '';
      return { value: '', fault, notes: [] };
    }
    try {
      return this.judge(text, this.language);
    } catch {
      // Not loaded yet, or nothing the module can read: the form goes on without the check.
      return { value: text, fault: '', notes: [] };
    }
  }
}
