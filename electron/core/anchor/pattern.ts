import type { HighlightRecord } from '../highlight/highlight';
import { normaliseQuote } from '../text/fold';
import { CONTEXT_LENGTH } from './context';
import { hasSameWords } from './same-words';
import type { AnchoredText, TextPair } from './text-pair';
import { wordAfter, wordsOf, type Words } from './words';

/** What is needed to look for a highlight's words: the anchor says where they stood last. */
export type Anchored = Pick<
  HighlightRecord,
  'version' | 'start' | 'end' | 'exact' | 'prefix' | 'suffix' | 'anchor' | 'figure'
>;

/** A quote with its context as words: `left` ≤ `from` < `to` ≤ `right`, all counted in `source`. */
export interface Pattern {
  readonly source: Words;
  /** First word of the context before; `from` where none is known. */
  readonly left: number;
  /** First word of the quote. */
  readonly from: number;
  /** The word after the quote. */
  readonly to: number;
  /** The word after the context behind; `to` where none is known. */
  readonly right: number;
  /** Where the quote itself begins and ends in the source's text; its words may reach further. */
  readonly start: number;
  readonly end: number;
  /** Whether `source` is the old text of the pair, whose words are aligned with the new. */
  readonly isAligned: boolean;
}

/**
 * Where the old text is known and the highlight stands there, that text tells most; otherwise what was taken down
 * with the quote has to do. Null: the quote has no words, merely signs.
 */
export function patternOf(highlight: Anchored, before: AnchoredText | null, pair: TextPair): Pattern | null {
  const stood = before === null ? null : rangeIn(highlight, before);
  if (stood !== null && pair.old !== null) return patternIn(pair.old.words, stood, true);
  const exact = normaliseQuote(highlight.exact);
  const [prefix, suffix] = [highlight.prefix, highlight.suffix].map(asContext);
  const text = `${prefix}${exact}${suffix}`;
  const start = (prefix ?? '').length;
  return patternIn(wordsOf(text, pair.vocabulary), { start, end: start + exact.length }, false);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function rangeIn({ anchor, version, start, end, exact }: Anchored, before: AnchoredText): Range | null {
  const isThere = (range: Range): boolean => hasSameWords(before.text.slice(range.start, range.end), exact);
  if (version === before.number && isThere({ start, end })) return { start, end };
  if (anchor.version !== before.number || anchor.state === 'loose') return null;
  if (anchor.start >= anchor.end || anchor.end > before.text.length) return null;
  return anchor.state === 'fuzzy' || isThere(anchor) ? { start: anchor.start, end: anchor.end } : null;
}

function patternIn(source: Words, { start, end }: Range, isAligned: boolean): Pattern | null {
  const from = wordAfter(source, start);
  let to = wordAfter(source, end);
  // A word that the quote ends in counts as the quote's.
  if (to < source.count && (source.starts[to] ?? 0) < end) to += 1;
  if (from >= to) return null;
  let left = wordAfter(source, Math.max(0, start - CONTEXT_LENGTH));
  while (left < from && (source.starts[left] ?? 0) < start - CONTEXT_LENGTH) left += 1;
  let right = to;
  while (right < source.count && (source.ends[right] ?? 0) <= end + CONTEXT_LENGTH) right += 1;
  return { source, left: Math.min(left, from), from, to, right, start, end, isAligned };
}

/** As it is, so that a quote that begins within a word is known to. */
function asContext(context: string): string {
  return context.normalize('NFC').replace(/\s+/g, ' ');
}
