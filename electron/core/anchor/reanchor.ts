import type { Anchor, HighlightRecord } from '../highlight/highlight';
import { candidatesOf, type Candidate } from './candidates';
import { findSigns } from './find-signs';
import { findImage } from './find-image';
import { agreesWider } from './wider-context';
import { patternOf, type Anchored, type Pattern } from './pattern';
import { placeInText, type PlaceInText } from './place-in-text';
import { hasSameWords } from './same-words';
import { preparePair, type AnchoredText, type TextPair } from './text-pair';

export type { AnchoredText } from './text-pair';

/** Shorter quotes stand in a text by chance, so their surroundings have to agree. In UTF-16 units. */
const SHORT_QUOTE = 24;
const ENOUGH_FOR_SHORT = 0.75;
/** So much of a quote has to be there whatever else agrees. */
const LEAST_LIKENESS = 0.5;
/** Where the alignment of both texts leads, so much context is enough. */
const ENOUGH_WHERE_ALIGNED = 0.4;
const ENOUGH_SCORE = 0.72;
/** Words that are all there, whatever stands round them now. */
const WHOLE = 0.999;
/** Two places that differ by less are equal. */
const TELLING = 0.03;

/**
 * Finds a highlight's place in another version of the article's text. What isn't certain is loose: never a guess.
 * For many highlights of one article `prepareReanchoring` is much faster.
 *
 * @param before - the version that was shown so far; null when it can't be read
 */
export function reanchor(highlight: Anchored, before: AnchoredText | null, after: AnchoredText): Anchor {
  return prepareReanchoring(before, after)(highlight);
}

/**
 * Compares two versions of a text once and gives what finds the new place of any highlight. Where it stood in the old
 * text, the alignment of both texts leads to it; words that were moved, and highlights of which only their words are
 * known, are looked for everywhere. The texts are compared when the first highlight needs it.
 */
export function prepareReanchoring(
  before: AnchoredText | null,
  after: AnchoredText,
): (highlight: Anchored) => Anchor {
  let pair: TextPair | null = null;
  return (highlight) => {
    const { start, end, exact, version } = highlight;
    if (version === after.number && hasSameWords(after.text.slice(start, end), exact)) {
      return { state: 'exact', score: 1, version, start, end };
    }
    const image = findImage(highlight, after);
    if (image !== null) return image;
    pair ??= preparePair(before, after);
    const found = find(highlight, before, pair);
    return found === null ? looseIn(highlight, after) : anchorAt(highlight, found, after);
  };
}

interface Found extends PlaceInText {
  readonly score: number;
}

function find(highlight: Anchored, before: AnchoredText | null, pair: TextPair): Found | null {
  const pattern = patternOf(highlight, before, pair);
  if (pattern === null) return findSigns(highlight, before, pair.after.text);
  const candidate = certainOne(candidatesOf(pattern, pair), pattern, pair, highlight.exact.length);
  return candidate === null
    ? null
    : { ...placeInText(pattern, candidate, pair.after), score: candidate.score };
}

/** The best of them, if it is good enough and no other is as good. */
function certainOne(
  candidates: readonly Candidate[],
  pattern: Pattern,
  pair: TextPair,
  length: number,
): Candidate | null {
  const [best, ...others] = candidates.filter(
    ({ isTaken, likeness }) => !isTaken && likeness >= LEAST_LIKENESS,
  );
  if (best === undefined) return null;
  const equals = others.filter(
    ({ likeness, score }) => likeness > best.likeness - TELLING && score > best.score - TELLING,
  );
  if (!equals.every((equal) => agreesWider(pattern, pair, best, equal))) return null;
  if (length < SHORT_QUOTE) return (best.better ?? 0) >= ENOUGH_FOR_SHORT ? best : null;
  if (best.isAligned && (best.better ?? 1) >= ENOUGH_WHERE_ALIGNED) return best;
  const isWhole = best.likeness >= WHOLE && !others.some(({ likeness }) => likeness >= WHOLE);
  return isWhole || best.score >= ENOUGH_SCORE ? best : null;
}

function anchorAt({ start, end, exact }: Anchored, found: Found, { number, text }: AnchoredText): Anchor {
  const isThere = found.start === start && found.end === end;
  const isSame = hasSameWords(text.slice(found.start, found.end), exact);
  return {
    state: !isSame ? 'fuzzy' : isThere ? 'exact' : 'moved',
    score: Math.round(found.score * 100) / 100,
    version: number,
    start: found.start,
    end: found.end,
  };
}

/** Near where it stood, so that it is shown there among the others. */
function looseIn({ anchor }: Pick<HighlightRecord, 'anchor'>, { number, text }: AnchoredText): Anchor {
  const start = Math.min(anchor.start, text.length);
  const end = Math.max(start, Math.min(anchor.end, text.length));
  return { state: 'loose', score: 0, version: number, start, end };
}
