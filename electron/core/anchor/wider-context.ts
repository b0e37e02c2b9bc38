import type { Fit } from './fit-pattern';
import type { Pattern } from './pattern';
import type { TextPair } from './text-pair';

/** So many words more have to agree. */
const TELLING = 3;
/** Farther from the quote nothing is compared. */
const FARTHEST = 4_000;

/**
 * Whether what stands round one place agrees with what stood round the quote farther than at another place, on one
 * side at least and on neither side less. It tells a paragraph from its copy elsewhere, beyond the context that is kept
 * with a quote; of two equal neighbours it tells neither, for each agrees farther on one side.
 */
export function agreesWider(pattern: Pattern, pair: TextPair, one: Fit, other: Fit): boolean {
  if (!pattern.isAligned) return false;
  const before = sameWordsFrom(pattern, pair, pattern.from - 1, one.from - 1, -1);
  const behind = sameWordsFrom(pattern, pair, pattern.to, one.to, 1);
  const otherBefore = sameWordsFrom(pattern, pair, pattern.from - 1, other.from - 1, -1);
  const otherBehind = sameWordsFrom(pattern, pair, pattern.to, other.to, 1);
  const isLess = before < otherBefore || behind < otherBehind;
  return !isLess && Math.max(before - otherBefore, behind - otherBehind) >= TELLING;
}

function sameWordsFrom(
  { source }: Pattern,
  { after }: TextPair,
  inOld: number,
  inNew: number,
  step: 1 | -1,
): number {
  let same = 0;
  while (same < FARTHEST) {
    const word = source.ids[inOld + same * step];
    if (word === undefined || word !== after.ids[inNew + same * step]) break;
    same += 1;
  }
  return same;
}
