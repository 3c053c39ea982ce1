import type { WidgetText } from '../generated/names.js';
import { WIDGET_RUSSIAN } from '../generated/widget-russian.js';
import { addTexts, say, speaks } from '../language.js';
import type { Lang } from '../language.js';

addTexts(WIDGET_RUSSIAN);

/** The language of an element: that of its nearest `lang`, where it is spoken. */
export function languageOf(element: Element): Lang {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? 'ru';
  return lang.startsWith('en') && speaks('en') ? 'en' : 'ru';
}

/** A text of the elements. */
export function word(
  code: WidgetText,
  lang: Lang,
  args: Readonly<Record<string, string | number>> = {},
): string {
  return say('widget', code, lang, args);
}
