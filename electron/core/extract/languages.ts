/** Languages written from right to left in their usual script. */
const RIGHT_TO_LEFT = new Set('ar arc ckb dv fa he ks ku-arab nqo ps sd syr ug ur yi'.split(' '));

/** A language tag in its canonical form (`en_us` gives `en-US`), or null when it isn't one. */
export function languageTag(given: string | null): string | null {
  const tag =
    given
      ?.trim()
      .split(/[\s,;]/)[0]
      ?.replaceAll('_', '-')
      .replace(/\..*$/, '') ?? '';
  if (tag === '' || /^(?:und|mul|zxx|x-default|none)$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    // A RangeError: the page declares something that isn't a language tag.
    return null;
  }
}

/** The direction a language is written in. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const tag = language.toLowerCase();
  const primary = tag.split('-', 1)[0] ?? '';
  return RIGHT_TO_LEFT.has(tag) || RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr';
}
