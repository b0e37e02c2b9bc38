import { segmenterFor } from './segmenter';

/** Made when the first range is snapped: with it the rules of all scripts are read, 15 ms of a start. */
let graphemes: Intl.Segmenter | null = null;

/** Longest run looked at around an edge, in UTF-16 units: longer than any emoji sequence or stack of marks in use. */
const WINDOW = 64;

/**
 * Moves the ends of a range outwards to whole characters as a person sees them (grapheme clusters, UAX #29), so that
 * no highlight cuts an emoji or a letter from its accent. Offsets are UTF-16 units of `text`.
 */
export function snapToGraphemes(text: string, start: number, end: number): { start: number; end: number } {
  return { start: graphemeEdge(text, start, 'before'), end: graphemeEdge(text, end, 'after') };
}

function graphemeEdge(text: string, offset: number, side: 'before' | 'after'): number {
  if (offset <= 0 || offset >= text.length) return Math.min(Math.max(offset, 0), text.length);
  const from = Math.max(0, offset - WINDOW);
  const around = text.slice(from, offset + WINDOW);
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const cluster = graphemes.segment(around).containing(offset - from);
  if (cluster === undefined || cluster.index + from === offset) return offset;
  return side === 'before' ? cluster.index + from : cluster.index + from + cluster.segment.length;
}

/** Counts words as the language has them (UAX #29): also right for scripts without spaces. */
export function countWords(text: string, language: string | null): number {
  let words = 0;
  for (const segment of segmenterFor(language, 'word').segment(text))
    if (segment.isWordLike === true) words += 1;
  return words;
}
