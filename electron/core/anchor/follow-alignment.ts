import type { Fit } from './fit-pattern';
import type { Pattern } from './pattern';
import type { OldText, TextPair } from './text-pair';
import { lossBetween } from './word-likeness';
import type { Words } from './words';

/** How much longer than the quote its place may be, in words: as much as one long paragraph put in between. */
const MOST_PUT_IN = 250;
/** So few aligned words at an end are chance, if the gap behind them is so many times as wide. */
const MOST_STRAY = 3;
const GAP_A_WORD = 3;

/**
 * Where the alignment of the old text with the new puts a quote: from its first word that is still there to its last.
 * Unlike the fit of a pattern this bears paragraphs put in between. Null where less than half of its words is still
 * there, or its parts are too far from each other to be one quote.
 */
export function followAlignment(pattern: Pattern, pair: TextPair, { alignment }: OldText): Fit | null {
  const { source, left, from, to, right } = pattern;
  const first = edgeWord(alignment, from, to, 1);
  const last = edgeWord(alignment, to - 1, from - 1, -1);
  if (first === null || last === null) return null;
  const begin = beginning(pattern, pair, alignment, first);
  const end = ending(pattern, pair, alignment, last);
  if (end - begin > to - from + MOST_PUT_IN) return null;
  const share = (firstWord: number, after: number, low: number, high: number): number | null => {
    let [kept, all] = [0, 0];
    for (let word = firstWord; word < after; word += 1) {
      const weight = pair.vocabulary.weightOf(source.ids[word] ?? -1);
      const place = placeOf(alignment, word);
      all += weight;
      if (place >= Math.max(0, low) && place < high) kept += weight;
    }
    return all === 0 ? null : kept / all;
  };
  const likeness = share(from, to, begin, end) ?? 0;
  if (likeness < 0.5) return null;
  return {
    from: begin,
    to: end,
    likeness,
    before: share(left, from, begin - 2 * (from - left), begin),
    behind: share(to, right, end, end + 2 * (right - to)),
    lost: 1 - likeness,
  };
}

/** Words that came instead of the quote's first ones are its own, if the word before it says where it begins. */
function beginning(pattern: Pattern, pair: TextPair, alignment: Int32Array, first: number): number {
  const { source, from } = pattern;
  const place = placeOf(alignment, first);
  const lost = first - from;
  const before = from === 0 ? -1 : (alignment[from - 1] ?? -1);
  const isKnown = from === 0 || before >= 0;
  if (isKnown && before < place && place - before - 1 <= mostInstead(lost)) return before + 1;
  let begin = place;
  while (place - begin < lost && begin > 0 && isAlike(pair, source, first - 1 - (place - begin), begin - 1))
    begin -= 1;
  return begin;
}

function ending(pattern: Pattern, pair: TextPair, alignment: Int32Array, last: number): number {
  const { source, to } = pattern;
  const place = placeOf(alignment, last) + 1;
  const lost = to - 1 - last;
  const behind = to === source.count ? pair.after.count : (alignment[to] ?? -1);
  if (behind >= place && behind - place <= mostInstead(lost)) return behind;
  let end = place;
  while (end - place < lost && end < pair.after.count && isAlike(pair, source, last + 1 + (end - place), end))
    end += 1;
  return end;
}

/** How many words may have come in the place of so many. */
function mostInstead(lost: number): number {
  return lost === 0 ? 0 : 2 * lost + 1;
}

function isAlike(pair: TextPair, source: Words, inOld: number, inNew: number): boolean {
  return lossBetween(pair.vocabulary, source.ids[inOld] ?? -1, pair.after.ids[inNew] ?? -1) < 1;
}

/**
 * The quote's first aligned word, seen from one of its ends. A few words with a wide gap behind them are chance: a word
 * that stands right before a paragraph that was put in is taken for that paragraph's last one.
 */
function edgeWord(alignment: Int32Array, from: number, to: number, step: 1 | -1): number | null {
  let edge: number | null = null;
  let [run, previous] = [0, 0];
  for (let word = from; word !== to; word += step) {
    const place = placeOf(alignment, word);
    if (place < 0) continue;
    const gap = (place - previous) * step - 1;
    if (edge === null || (run <= MOST_STRAY && gap > GAP_A_WORD * run)) [edge, run] = [word, 0];
    run += 1;
    previous = place;
    if (run > MOST_STRAY) break;
  }
  return edge;
}

function placeOf(alignment: Int32Array, word: number): number {
  return alignment[word] ?? -1;
}
