import { candidatesOf, type Candidate } from './candidates';
import { patternOf, type Anchored } from './pattern';
import { placeInText, type PlaceInText } from './place-in-text';
import { preparePair, type AnchoredText } from './text-pair';

/** A place that a person may attach a loose highlight to. */
export interface RankedPlace extends PlaceInText {
  /** Certainty, 0–1: the words and their context. */
  readonly score: number;
  /** How like the quote's words are those that stand there, 0–1. */
  readonly quote: number;
}

const PLACES = 5;
/** Less likely places are no help. */
const LEAST_SCORE = 0.35;
/** The words of such a place were there before and weren't the quote, so they hardly are now. */
const TAKEN = 0.15;

/**
 * The places where a highlight most likely belongs, best first, none over another; for a person to choose from, so
 * much less sure ones too than are taken unasked. Where the quote is gone but its context is there, that is such a
 * place. Ends are whole words and characters.
 *
 * @param before - a text that the highlight stands in, best the one that it was made in; null when there is none
 */
export function rankPlaces(
  highlight: Anchored,
  before: AnchoredText | null,
  after: AnchoredText,
  limit = PLACES,
): readonly RankedPlace[] {
  const pair = preparePair(before, after);
  const pattern = patternOf(highlight, before, pair);
  if (pattern === null) return [];
  return candidatesOf(pattern, pair, 'all')
    .map((candidate) => ({
      ...placeInText(pattern, candidate, pair.after),
      score: rounded(scoreOf(candidate)),
      quote: rounded(candidate.likeness),
    }))
    .filter(({ score, start, end }) => score >= LEAST_SCORE && start < end)
    .sort((one, other) => other.score - one.score || one.start - other.start)
    .slice(0, limit);
}

function scoreOf({ score, isTaken }: Candidate): number {
  return isTaken ? score - TAKEN : score;
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
