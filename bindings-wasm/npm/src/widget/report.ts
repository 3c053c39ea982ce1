import type { WidgetText } from '../generated/names.js';
import type { Lang } from '../language.js';
import type { Catalogue, Evidence, Finding, Outcome, Report, RuleEntry, RuleResult } from '../report-types.js';
import { make } from './dom.js';
import { word } from './words.js';

const GROUPS: readonly (readonly [Outcome, WidgetText])[] = [
  ['fail', 'group-fail'],
  ['unknown', 'group-unknown'],
  ['pass', 'group-pass'],
];

const SEVERITY = { error: 0, warning: 1, info: 2 } as const;
/** How much of the text around a place is shown, in UTF-16 code units. */
const AROUND = 60;

/** The string of the document under a pointer, where there is one. */
export type Strings = (pointer: string) => string | undefined;

/** The report as a checklist: what to mend first, each rule with its places and grounds. */
export function showReport(
  report: Report,
  rules: Catalogue,
  lang: Lang,
  tools: Node,
  strings: Strings,
): Node[] {
  const known = new Map(rules.rules.map((rule) => [rule.id, rule]));
  const head = make(
    'div',
    { class: `verdict ${report.verdict}`, part: 'verdict' },
    make('h2', {}, word(`verdict-${report.verdict}`, lang)),
    make('p', {}, counts(report, lang)),
  );
  const groups = GROUPS.flatMap(([outcome, title]) => {
    const results = report.results
      .filter((result) => result.outcome === outcome)
      .sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]);
    if (results.length === 0) return [];
    const items = results.map((result) => {
      const open = outcome === 'fail' && result.severity === 'error';
      return make('li', {}, item(result, known, lang, open, strings));
    });
    const heading = `${word(title, lang)} (${results.length})`;
    return [make('h3', {}, heading), make('ul', { class: 'rules' }, ...items)];
  });
  return [head, tools, ...groups];
}

function counts(report: Report, lang: Lang): string {
  const number = (outcome: Outcome): number =>
    report.results.filter((result) => result.outcome === outcome).length;
  const args = { fail: number('fail'), unknown: number('unknown'), pass: number('pass') };
  return word('counts', lang, args);
}

function item(
  result: RuleResult,
  rules: ReadonlyMap<string, RuleEntry>,
  lang: Lang,
  open: boolean,
  strings: Strings,
): Node {
  const rule = rules.get(result.rule);
  const passed = result.outcome === 'pass';
  const tag = make(
    'span',
    { class: `tag ${passed ? 'pass' : result.outcome === 'fail' ? result.severity : 'info'}` },
    passed ? '✓' : word(`severity-${result.severity}`, lang),
  );
  if (passed) tag.setAttribute('aria-hidden', 'true');
  const name = make('span', { class: 'name' }, rule?.title ?? result.rule);
  const details = make('details', { open }, make('summary', {}, name, tag));
  details.append(make('div', { class: 'body' }, ...body(result, rule, rules, lang, strings)));
  return details;
}

function body(
  result: RuleResult,
  rule: RuleEntry | undefined,
  rules: ReadonlyMap<string, RuleEntry>,
  lang: Lang,
  strings: Strings,
): Node[] {
  const nodes: Node[] = result.findings.flatMap((finding) => showFinding(finding, rules, lang, strings));
  if (result.reason !== null) nodes.push(make('p', {}, result.reason.message));
  const facts: Node[] = [];
  const fact = (code: WidgetText, ...value: (Node | string)[]): void => {
    facts.push(make('dt', {}, word(code, lang)), make('dd', {}, ...value));
  };
  if (result.missing.length > 0) fact('missing', ...codes(result.missing));
  if (rule !== undefined && result.outcome === 'fail') fact('do', rule.help);
  for (const ground of rule?.basis ?? []) {
    const words = [ground.title ?? ground.act, ground.provision].filter(Boolean).join(', ');
    const shown = ground.url ? make('a', { href: ground.url, rel: 'noreferrer' }, words) : words;
    fact('ground', shown);
  }
  if (facts.length > 0) nodes.push(make('dl', {}, ...facts));
  return nodes;
}

function codes(pointers: readonly string[]): Node[] {
  return pointers.flatMap((pointer, at) => [
    document.createTextNode(at === 0 ? '' : ', '),
    make('code', {}, pointer),
  ]);
}

function showFinding(
  finding: Finding,
  rules: ReadonlyMap<string, RuleEntry>,
  lang: Lang,
  strings: Strings,
): Node[] {
  const nodes: Node[] = [make('p', {}, finding.message)];
  if (finding.causedBy !== null) {
    const title = rules.get(finding.causedBy)?.title ?? finding.causedBy;
    nodes.push(make('p', {}, word('caused-by', lang, { title })));
  }
  nodes.push(...quotes(finding.evidence, strings));
  if (finding.fix !== null) {
    const instead = make('code', {}, finding.fix.replacement);
    nodes.push(make('p', {}, `${word('fix', lang)}: `, instead));
  }
  return nodes;
}

/** The places of a finding in their context; a list that repeats the text adds nothing. */
function quotes(evidence: readonly Evidence[], strings: Strings): Node[] {
  const whole = (one: Evidence): boolean => strings(one.pointer) === one.text;
  const seen = new Set(evidence.filter((one) => !whole(one)).map((one) => one.text));
  return evidence.filter((one) => !whole(one) || !seen.has(one.text)).map((one) => quote(one, strings));
}

function quote(evidence: Evidence, strings: Strings): Node {
  const text = strings(evidence.pointer);
  const { utf16Start: start, utf16End: end } = evidence.span;
  if (text === undefined || text.slice(start, end) !== evidence.text) {
    return make('blockquote', {}, make('mark', {}, evidence.text));
  }
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/^\S*\s/, start > AROUND ? '…' : '$&');
  const after = text.slice(end, end + AROUND).replace(/\s\S*$/, end + AROUND < text.length ? '…' : '$&');
  return make('blockquote', {}, before, make('mark', {}, evidence.text), after);
}

/** The report as plain text, for a letter. */
export function asText(report: Report, rules: Catalogue, lang: Lang): string {
  const known = new Map(rules.rules.map((rule) => [rule.id, rule]));
  const lines = [`${word(`verdict-${report.verdict}`, lang)}: ${counts(report, lang)}`];
  for (const [outcome, title] of GROUPS.slice(0, 2)) {
    const results = report.results.filter((result) => result.outcome === outcome);
    if (results.length > 0) lines.push('', word(title, lang));
    for (const result of results) {
      const rule = known.get(result.rule);
      lines.push(`- ${rule?.title ?? result.rule} (${word(`severity-${result.severity}`, lang)})`);
      for (const finding of result.findings) {
        lines.push(`  ${finding.message}`);
        for (const one of finding.evidence) lines.push(`  «${one.text}»`);
        if (finding.fix !== null) lines.push(`  ${word('fix', lang)}: ${finding.fix.replacement}`);
      }
      if (outcome === 'fail' && rule !== undefined) lines.push(`  ${word('do', lang)}: ${rule.help}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
