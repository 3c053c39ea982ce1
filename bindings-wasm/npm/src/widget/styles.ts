/** One sheet for all elements: a `<style>` in a shadow root would be refused by a strict policy. */
const CSS = `
:host {
  --_text: var(--gospablik-text, light-dark(#1b1f24, #e8eaed));
  --_soft: var(--gospablik-soft, light-dark(#57606a, #a9b1ba));
  --_ground: var(--gospablik-background, light-dark(#ffffff, #16191d));
  --_raised: var(--gospablik-raised, light-dark(#f5f7f9, #1f242a));
  --_line: var(--gospablik-line, light-dark(#8a939c, #6f7983));
  --_faint: var(--gospablik-faint, light-dark(#d8dde2, #343b43));
  --_accent: var(--gospablik-accent, light-dark(#0b57d0, #8ab4f8));
  --_on-accent: var(--gospablik-on-accent, light-dark(#ffffff, #10233f));
  --_error: var(--gospablik-error, light-dark(#b3261e, #f2a29b));
  --_warning: var(--gospablik-warning, light-dark(#7a4d00, #f0c070));
  --_good: var(--gospablik-good, light-dark(#146c2e, #8fd6a1));
  --_mark: var(--gospablik-mark, light-dark(#ffe8a3, #5c4a12));
  --_radius: var(--gospablik-radius, 8px);
  color-scheme: inherit;
  display: block;
  color: var(--_text);
  font: inherit;
  line-height: 1.45;
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
label, .label { display: block; font-weight: 600; margin: 0 0 .35em; }
input, textarea, select {
  width: 100%; font: inherit; color: inherit; background: var(--_ground);
  border: 1px solid var(--_line); border-radius: var(--_radius); padding: .55em .7em; min-height: 2.75em;
}
textarea { min-height: 9em; resize: vertical; display: block; }
input:focus-visible, textarea:focus-visible, select:focus-visible, button:focus-visible, summary:focus-visible, .report:focus-visible {
  outline: 3px solid var(--_accent); outline-offset: 1px;
}
input:disabled, textarea:disabled { opacity: .6; }
input[aria-invalid="true"] { border-color: var(--_error); box-shadow: inset 0 0 0 1px var(--_error); }
button {
  font: inherit; font-weight: 600; color: var(--_accent); background: none; cursor: pointer;
  border: 1px solid var(--_accent); border-radius: var(--_radius); padding: .5em 1em; min-height: 2.75em;
}
button.main { color: var(--_on-accent); background: var(--_accent); }
button:hover { filter: brightness(1.08); }
.note { margin: .4em 0 0; min-height: 1.45em; color: var(--_soft); overflow-wrap: anywhere; }
.note p { margin: 0 0 .25em; }
.note .bad { color: var(--_error); }
.note .good { color: var(--_good); }
.suggest { margin-top: .35em; overflow-wrap: anywhere; text-align: start; }
.letters { font-family: ui-monospace, monospace; }
mark { background: var(--_mark); color: inherit; border-radius: 3px; padding: 0 .12em; }
.row { display: grid; grid-template-columns: 2fr 1fr auto; gap: .8em; align-items: end; margin-top: .9em; }
@media (max-width: 40em) { .row { grid-template-columns: 1fr; } }
.report { margin-top: 1.2em; }
.verdict {
  display: flex; flex-wrap: wrap; gap: .3em 1em; align-items: baseline; padding: .8em 1em;
  border-radius: var(--_radius); background: var(--_raised); border-inline-start: 5px solid var(--_line);
}
.verdict h2 { font-size: 1.2em; margin: 0; }
.verdict p { margin: 0; color: var(--_soft); }
.verdict.non_compliant { border-color: var(--_error); }
.verdict.undetermined, .verdict.remarks { border-color: var(--_warning); }
.verdict.compliant { border-color: var(--_good); }
.tools { display: flex; flex-wrap: wrap; gap: .6em; margin: .9em 0; align-items: center; }
h3 { font-size: 1.05em; margin: 1.3em 0 .5em; }
ul { list-style: none; margin: 0; padding: 0; }
ul.rules > li { border-top: 1px solid var(--_faint); }
ul.rules > li:last-child { border-bottom: 1px solid var(--_faint); }
summary { cursor: pointer; padding: .65em .2em; display: flex; gap: .3em .8em; align-items: baseline; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "▸"; color: var(--_soft); flex: none; }
details[open] > summary::before { content: "▾"; }
summary .name { flex: 1; overflow-wrap: anywhere; }
.tag { flex: none; font-size: .85em; font-weight: 600; white-space: nowrap; }
.tag.error { color: var(--_error); }
.tag.warning { color: var(--_warning); }
.tag.info { color: var(--_soft); }
.tag.pass { color: var(--_good); }
.body { padding: 0 .2em .9em 1.4em; }
.body > * { margin: 0 0 .55em; }
blockquote {
  margin: 0 0 .55em; padding: .45em .75em; background: var(--_raised); border-inline-start: 3px solid var(--_faint);
  border-radius: 0 4px 4px 0; white-space: pre-wrap; overflow-wrap: anywhere;
}
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: .35em .9em; }
dt { color: var(--_soft); }
dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
@media (max-width: 40em) { dl { grid-template-columns: 1fr; gap: .1em; } dd { margin-bottom: .45em; } .body { padding-inline-start: .2em; } }
code { font-family: ui-monospace, monospace; font-size: .95em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { form, .tools { display: none; } details::details-content { content-visibility: visible; block-size: auto; } }
@media (prefers-reduced-motion: no-preference) { button { transition: filter .15s; } }
`;

let sheet: CSSStyleSheet | undefined;

/** The shared sheet, made when the first element is. */
export function styles(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
