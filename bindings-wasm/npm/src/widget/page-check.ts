import { Auditor } from '../audit-api.js';
import { GospablikError } from '../error.js';
import { loadAudit } from '../widget-modules.js';
import { ORGANIZATION_KINDS } from '../generated/names.js';
import type { WidgetText } from '../generated/names.js';
import type { Lang } from '../language.js';
import type { OrganizationKind, Report } from '../report-types.js';
import { make } from './dom.js';
import { asText, showReport } from './report.js';
import type { Strings } from './report.js';
import { styles } from './styles.js';
import { languageOf, word } from './words.js';

/** `<gospablik-page-check>`: text or JSON in, a checklist with evidence, grounds and repairs out. */
export class PageCheckElement extends HTMLElement {
  static readonly observedAttributes = ['kind', 'as-of', 'lang'];

  readonly #input = make('textarea', { id: 'page', part: 'input', rows: '8' });
  readonly #kind = make('select', { id: 'kind', part: 'kind' });
  readonly #day = make('input', { id: 'day', type: 'date', part: 'day' });
  readonly #form = make('form', { part: 'form' });
  readonly #status = make('p', { class: 'note', role: 'status', part: 'status' });
  readonly #output = make('div', { class: 'report', tabindex: '-1', part: 'report', hidden: true });
  #auditor: Auditor | undefined;
  #report: Report | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styles()];
    root.append(this.#form, this.#status, this.#output);
    this.#form.noValidate = true;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.check();
    });
  }

  connectedCallback(): void {
    this.#build();
    loadAudit().catch((error: unknown) => this.#say(String(error), true));
  }

  disconnectedCallback(): void {
    this.#auditor?.free();
    this.#auditor = undefined;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#build();
  }

  /** The text of the page, or a document in JSON. */
  get text(): string {
    return this.#input.value;
  }

  set text(text: string) {
    this.#input.value = text;
  }

  /** The last report. */
  get report(): Report | undefined {
    return this.#report;
  }

  /** Checks what stands in the field; the report is shown, returned, and told by an event. */
  async check(): Promise<Report | undefined> {
    const lang = languageOf(this);
    const text = this.#input.value;
    if (text.trim() === '') {
      this.#say(word('page-empty', lang), true);
      this.#input.focus();
      return undefined;
    }
    try {
      await loadAudit();
      this.#auditor ??= new Auditor({ lang });
      this.#report = this.#audit(this.#auditor, text);
    } catch (error) {
      const known = error instanceof GospablikError ? error.problems : [];
      const words = known.map((one) => [one.pointer, one.message, one.help].filter(Boolean).join(': '));
      this.#say(words.join('. ') || String(error), true);
      return undefined;
    }
    this.#show(this.#report, this.#auditor, lang, stringsOf(text));
    const detail = { report: this.#report };
    this.dispatchEvent(new CustomEvent('gospablik-report', { bubbles: true, detail }));
    return this.#report;
  }

  #audit(auditor: Auditor, text: string): Report {
    const asOf = this.#day.value;
    if (text.trimStart().startsWith('{')) return auditor.audit(text, asOf === '' ? {} : { asOf });
    const kind = this.#kind.value as OrganizationKind | '';
    return auditor.auditText(text, kind === '' ? { asOf } : { asOf, kind });
  }

  #build(): void {
    const lang = languageOf(this);
    const kinds = ORGANIZATION_KINDS.map((kind) =>
      make('option', { value: kind }, word(`kind-${kind}`, lang)),
    );
    this.#kind.replaceChildren(make('option', { value: '' }, word('page-kind-none', lang)), ...kinds);
    this.#kind.value = this.getAttribute('kind') ?? '';
    // The element may know the day; what checks does not.
    this.#day.value = this.getAttribute('as-of') ?? today();
    this.#day.required = true;
    const labelled = (id: string, code: WidgetText, control: Node): Node =>
      make('div', {}, make('label', { for: id }, word(code, lang)), control);
    this.#form.replaceChildren(
      labelled('page', 'page-input', this.#input),
      make(
        'div',
        { class: 'row' },
        labelled('kind', 'page-kind', this.#kind),
        labelled('day', 'page-day', this.#day),
        make('button', { class: 'main', part: 'check' }, word('page-check', lang)),
      ),
    );
  }

  #show(report: Report, auditor: Auditor, lang: Lang, strings: Strings): void {
    const catalogue = auditor.rules();
    const copy = make('button', { type: 'button', part: 'copy' }, word('copy', lang));
    const print = make('button', { type: 'button', part: 'print' }, word('print', lang));
    copy.addEventListener('click', () => {
      const { clipboard } = navigator;
      const done = clipboard?.writeText(asText(report, catalogue, lang)) ?? Promise.reject();
      done.then(
        () => this.#say(word('copied', lang)),
        () => this.#say(word('copy-failed', lang), true),
      );
    });
    print.addEventListener('click', () => {
      for (const one of this.#output.querySelectorAll('details')) one.open = true;
      window.print();
    });
    const tools = make('div', { class: 'tools' }, copy, print);
    this.#output.hidden = false;
    this.#output.replaceChildren(...showReport(report, catalogue, lang, tools, strings));
    this.#say('');
    this.#output.focus();
  }

  #say(text: string, bad = false): void {
    this.#status.replaceChildren(make('span', { class: bad ? 'bad' : 'good' }, text));
  }
}

function today(): string {
  const now = new Date();
  const day = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${day(now.getMonth() + 1)}-${day(now.getDate())}`;
}

/** Finds the strings of the document that was checked; a plain text is one description. */
function stringsOf(text: string): Strings {
  if (!text.trimStart().startsWith('{')) {
    return (pointer) => (pointer === '/pages/0/description' ? text : undefined);
  }
  const document: unknown = JSON.parse(text);
  return (pointer) => {
    let value = document;
    for (const key of pointer.split('/').slice(1)) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = (value as Record<string, unknown>)[key.replace(/~1/g, '/').replace(/~0/g, '~')];
    }
    return typeof value === 'string' ? value : undefined;
  };
}
