/** Quotes up to this many words are named whole; longer ones by their first and last words. */
const WHOLE_WORDS = 10;
const EDGE_WORDS = 4;

/**
 * A link that opens the live page at the quote: WICG "URL Fragment Text Directives". A quote that spans blocks has to
 * be named by its two ends, since a directive's term matches inside one block only.
 */
export function textFragmentLink(url: string, quote: string): string {
  const words = quote.split(/\s+/).filter((word) => word !== '');
  const whole = words.length <= WHOLE_WORDS && !quote.includes('\n');
  const half = Math.max(1, Math.min(EDGE_WORDS, Math.floor(words.length / 2)));
  const directive =
    whole || words.length < 2
      ? encodeTerm(words.join(' '))
      : `${encodeTerm(words.slice(0, half).join(' '))},${encodeTerm(words.slice(-half).join(' '))}`;
  const [page = '', fragment = ''] = splitOnce(url, '#');
  return `${page}#${fragment.replace(/:~:.*$/, '')}:~:text=${directive}`;
}

function encodeTerm(term: string): string {
  // A hyphen and a parenthesis have a meaning of their own: in the directive, and in the Markdown link around it.
  return encodeURIComponent(term).replace(/[-()'!*]/g, (character) => `%${hex(character)}`);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
