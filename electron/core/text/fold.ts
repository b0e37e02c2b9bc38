const FOLDED =
  /[\n\u2018\u2019\u201A\u201B\u2032\u02BC\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB\u2010-\u2015\u2212]/g;

/**
 * Text for comparing: curly quotes straight, dashes hyphens, newlines spaces. One unit stays one unit, so an offset in
 * the folded text is the same offset in the text itself, and what is stored and shown keeps the author's characters.
 */
export function fold(text: string): string {
  return text.replace(FOLDED, (character) => {
    switch (character) {
      case '\n':
        return ' ';
      case '\u2018':
      case '\u2019':
      case '\u201A':
      case '\u201B':
      case '\u2032':
      case '\u02BC':
        return "'";
      case '\u201C':
      case '\u201D':
      case '\u201E':
      case '\u201F':
      case '\u2033':
      case '\u00AB':
      case '\u00BB':
        return '"';
      default:
        return '-';
    }
  });
}

/**
 * Brings words from outside (typed, pasted, imported) into the form of the normalised text: composed, white space
 * single and trimmed, characters that say nothing dropped.
 */
export function normaliseQuote(words: string): string {
  return normaliseContext(words).trim();
}

/** The same for what stands beside a quote: a space at its edge stays, since a word ends there. */
export function normaliseContext(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ');
}
