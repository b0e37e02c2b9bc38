import { fitPattern, type Fit } from './fit-pattern';
import { followAlignment } from './follow-alignment';
import type { Pattern } from './pattern';
import { seedsOf } from './seeds';
import type { OldText, TextPair } from './text-pair';
import { trimFit } from './trim-fit';

/** A place where a quote may stand now. */
export interface Candidate extends Fit {
  /** The context side that agrees more, and the other one; null where no context is known. */
  readonly better: number | null;
  readonly worse: number | null;
  /** Certainty, 0–1: mostly the quote itself, then the better side's context, then the other's. */
  readonly score: number;
  /** Whether the alignment of both texts puts the quote's words here. */
  readonly isAligned: boolean;
  /** Whether the alignment says that these words were there before, and weren't the quote. */
  readonly isTaken: boolean;
}

const QUOTE = 0.55;
const BETTER = 0.3;
const WORSE = 0.15;

/**
 * The places where a pattern may stand, surest first, the lesser of two that overlap left out.
 *
 * @param which - `telling`: those that matter for whether the surest is certain; `all`: worse ones too
 */
export function candidatesOf(
  pattern: Pattern,
  pair: TextPair,
  which: 'telling' | 'all' = 'telling',
): readonly Candidate[] {
  const fits = which === 'all' ? allFits(pattern, pair) : tellingFits(pattern, pair);
  const old = pattern.isAligned ? pair.old : null;
  const followed = old === null ? null : followAlignment(pattern, pair, old);
  const all = [...fits, ...(followed === null ? [] : [followed])]
    .map((fit) => weighed(trimFit(fit, pattern, pair), pattern, old))
    .sort((one, other) => rank(other, pattern) - rank(one, pattern) || one.from - other.from);
  const apart: Candidate[] = [];
  for (const candidate of all) if (!apart.some((surer) => doOverlap(surer, candidate))) apart.push(candidate);
  return apart;
}

/**
 * Where nearly all of a quote is found, only a place that is nearly as likely can be its equal; no other is looked at.
 */
function tellingFits(pattern: Pattern, pair: TextPair): readonly Fit[] {
  const fits: Fit[] = [];
  let [least, most] = [0, 1];
  for (const { diagonal, votes } of seedsOf(pattern, pair)) {
    if (votes < least) continue;
    const fit = fitPattern(pattern, pair, diagonal, most);
    if (fit === null) continue;
    fits.push(fit);
    if (fit.likeness <= NEARLY_WHOLE) continue;
    least = Math.max(least, votes * NEARLY_AS_LIKELY);
    most = Math.min(most, fit.lost + NEARLY_AS_MUCH);
  }
  return fits;
}

function allFits(pattern: Pattern, pair: TextPair): readonly Fit[] {
  return seedsOf(pattern, pair, MOST_PLACES)
    .map(({ diagonal }) => fitPattern(pattern, pair, diagonal))
    .filter((fit) => fit !== null);
}

const MOST_PLACES = 30;

const NEARLY_WHOLE = 0.8;
const NEARLY_AS_LIKELY = 0.5;
/** Of the whole pattern's weight, so much more may be lost at its equal. */
const NEARLY_AS_MUCH = 0.2;

function weighed(fit: Fit, pattern: Pattern, old: OldText | null): Candidate {
  const { before, behind, likeness } = fit;
  const sides = [before, behind].filter((side) => side !== null);
  const better = sides.length === 0 ? null : Math.max(...sides);
  const worse = sides.length === 0 ? null : Math.min(...sides);
  const { ours, others } = old === null ? { ours: 0, others: 0 } : originsOf(fit, pattern, old);
  return {
    ...fit,
    better,
    worse,
    // With no context the words have to do alone.
    score: QUOTE * likeness + BETTER * (better ?? likeness) + WORSE * (worse ?? likeness),
    isAligned: ours > 0 && ours >= others,
    isTaken: others > (fit.to - fit.from) / 2,
  };
}

/** Shorter runs of aligned words are chance: “of the” finds its like anywhere. */
const LEAST_RUN = 3;

/** How many of a place's words were the quote's in the old text, and how many stood elsewhere in it. */
function originsOf(
  { from, to }: Fit,
  pattern: Pattern,
  { back }: OldText,
): { readonly ours: number; readonly others: number } {
  let [ours, others, run] = [0, 0, 0];
  for (let word = from; word <= to; word += 1) {
    const origin = word < to ? (back[word] ?? -1) : -1;
    const isOurs = origin >= pattern.from && origin < pattern.to;
    if (isOurs) ours += 1;
    if (origin >= 0 && !isOurs) {
      run += 1;
      continue;
    }
    if (run >= Math.min(LEAST_RUN, to - from)) others += run;
    run = 0;
  }
  return { ours, others };
}

/**
 * What the order of both texts says decides between places that are nearly as good, and of two views of one place the
 * closer one is better.
 */
function rank({ score, isAligned, isTaken, from, to }: Candidate, pattern: Pattern): number {
  const putIn = Math.max(0, to - from - (pattern.to - pattern.from));
  return score + (isAligned ? 0.1 : 0) - (isTaken ? 1 : 0) - putIn / 1000;
}

function doOverlap(one: Fit, other: Fit): boolean {
  return one.from < other.to && other.from < one.to;
}
