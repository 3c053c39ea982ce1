import { add } from './language.js';

/** Takes Russian texts as the module writes them: areas of codes with their templates. */
export function addTemplates(templates: string): void {
  const parts = templates.split('\x1d');
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const records = (parts[at + 1] as string).split('\x1e').filter(Boolean);
    add({ [parts[at] as string]: Object.fromEntries(records.map((record) => record.split('\x1f'))) });
  }
}
