import { CONTEXT_LENGTH, type QuoteInContext } from '../anchor/context';
import { segmenterFor } from '../text/segmenter';

/** Quotes up to this many words are named whole; longer ones by their first and last words. */
const WHOLE_WORDS = 10;
const EDGE_WORDS = 4;

/**
 * Quotes shorter than this, in UTF-16 units, may stand elsewhere on the page too: words around them tell which is
 * meant.
 */
const CLEAR_LENGTH = 40;
const CONTEXT_WORDS = 3;

/**
 * A link that opens the live page at the quote: WICG "URL Fragment Text Directives", `prefix-,start,end,-suffix`.
 * Each of these terms matches inside one block only, so a quote that spans blocks is named by its two ends.
 *
 * @param language - of the article, for telling words apart; null when it isn't known
 */
export function textFragmentLink(url: string, quote: QuoteInContext, language: string | null): string {
  const terms = quoteTerms(quote.exact).map(encodeTerm);
  if (quote.exact.length < CLEAR_LENGTH) {
    const before = wordsBefore(quote.prefix, language);
    const after = wordsAfter(quote.suffix, language);
    if (before !== '') terms.unshift(`${encodeTerm(before)}-`);
    if (after !== '') terms.push(`-${encodeTerm(after)}`);
  }
  const [page = '', fragment = ''] = splitOnce(url, '#');
  return `${page}#${fragment.replace(/:~:.*$/, '')}:~:text=${terms.join(',')}`;
}

function quoteTerms(quote: string): readonly string[] {
  const blocks = quote
    .split('\n')
    .map((block) => block.split(/\s+/).filter((word) => word !== ''))
    .filter((words) => words.length > 0);
  const first = blocks[0] ?? [];
  const last = blocks.at(-1) ?? [];
  if (blocks.length > 1) return [first.slice(0, EDGE_WORDS).join(' '), last.slice(-EDGE_WORDS).join(' ')];
  return first.length <= WHOLE_WORDS
    ? [first.join(' ')]
    : [first.slice(0, EDGE_WORDS).join(' '), first.slice(-EDGE_WORDS).join(' ')];
}

/** The last few words of the same block before a quote; empty when it begins the block. */
function wordsBefore(prefix: string, language: string | null): string {
  const block = prefix.slice(prefix.lastIndexOf('\n') + 1);
  // What was kept of the text may begin inside a word.
  const words = wordStarts(block, language).slice(isCut(block) ? 1 : 0);
  const start = words.at(-Math.min(CONTEXT_WORDS, words.length));
  return start === undefined ? '' : tidy(block.slice(start.index));
}

/** The first few words of the same block after a quote; empty when it ends the block. */
function wordsAfter(suffix: string, language: string | null): string {
  const [block = ''] = splitOnce(suffix, '\n');
  const words = wordStarts(block, language).slice(0, isCut(block) ? -1 : undefined);
  const end = words[Math.min(CONTEXT_WORDS, words.length) - 1];
  return end === undefined ? '' : tidy(block.slice(0, end.index + end.segment.length));
}

function wordStarts(text: string, language: string | null): readonly Intl.SegmentData[] {
  return [...segmenterFor(language, 'word').segment(text)].filter(({ isWordLike }) => isWordLike === true);
}

/** A surrogate pair at the edge may have cost one unit more. */
function isCut(context: string): boolean {
  return context.length >= CONTEXT_LENGTH - 1;
}

function tidy(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
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
