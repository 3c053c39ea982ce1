/** What the package answers to one case of the corpus, in the words of the library. */
export function answer(api, asked, rulesets) {
  const { lang } = asked;
  switch (asked.do) {
    case 'audit': {
      const sets = asked.ruleset === 'federal' ? [] : [rulesets(asked.ruleset)];
      const auditor = new api.Auditor({ rulesets: sets, lang });
      const report = auditor.auditJson(asked.document, { asOf: asked.asOf });
      auditor.free();
      return report;
    }
    case 'scan':
      return JSON.stringify(api.scan(asked.text));
    case 'classify':
      return JSON.stringify(api.classify(asked.text, { id: '7', date: asked.date || undefined }));
    case 'phone':
      return JSON.stringify(api.parsePhone(asked.text, { lang }));
    case 'email':
      return JSON.stringify(api.checkEmail(asked.text, { lang }));
    case 'link':
      return JSON.stringify(api.parseLink(asked.text, { lang }));
    default:
      throw new Error(`unknown case: ${asked.do}`);
  }
}
