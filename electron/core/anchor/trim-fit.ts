import type { Fit } from './fit-pattern';
import type { Pattern } from './pattern';
import type { TextPair } from './text-pair';
import { lossBetween } from './word-likeness';

/** With this much of a side's context there, what stands at that end of the place took the place of quoted words. */
const HELD = 0.3;

/** So much, in units, two neighbours have to weigh to be no chance: “of a” stands anywhere. */
const NO_CHANCE = 8;
/** So much a word has to weigh by itself, and so far it may be from where the fit has it. */
const LONG_WORD = 5;
const NEARBY = 3;

/**
 * Takes words that were never the quote's off the ends of its place. Where half of a quote went elsewhere, the fit lays
 * what is lost of it over the words that happen to stand there; only if the context holds that end, they are the words
 * that came instead.
 */
export function trimFit(fit: Fit, pattern: Pattern, pair: TextPair): Fit {
  if (fit.likeness > 0.999) return fit;
  const { ids } = pair.after;
  const isOwn = (word: number, next: number, nearby: number): boolean =>
    isAlikeNear(pattern, pair, ids[word] ?? -1, nearby) ||
    areNeighbours(pattern, pair, ids[Math.min(word, next)] ?? -1, ids[Math.max(word, next)] ?? -1);
  let { from, to } = fit;
  if ((fit.before ?? 0) < HELD)
    while (from < to - 1 && !isOwn(from, from + 1, pattern.from + from - fit.from)) from += 1;
  if ((fit.behind ?? 0) < HELD)
    while (to - 1 > from && !isOwn(to - 1, to - 2, pattern.to - 1 - (fit.to - to))) to -= 1;
  // Nothing but chance held it together.
  return to - from < 2 ? fit : { ...fit, from, to };
}

function isAlikeNear(
  { source, from, to }: Pattern,
  { vocabulary }: TextPair,
  word: number,
  at: number,
): boolean {
  if (vocabulary.weightOf(word) < LONG_WORD) return false;
  for (let near = Math.max(from, at - NEARBY); near < Math.min(to, at + NEARBY + 1); near += 1)
    if (lossBetween(vocabulary, source.ids[near] ?? -1, word) < 1) return true;
  return false;
}

/** Whether two neighbouring words were neighbours in the quote, one of them perhaps misspelt. */
function areNeighbours(
  { source, from, to }: Pattern,
  { vocabulary }: TextPair,
  one: number,
  next: number,
): boolean {
  if (vocabulary.weightOf(one) + vocabulary.weightOf(next) < NO_CHANCE) return false;
  for (let word = from; word + 1 < to; word += 1) {
    const [first = -1, second = -1] = [source.ids[word], source.ids[word + 1]];
    if (first !== one && second !== next) continue;
    if (lossBetween(vocabulary, first, one) < 1 && lossBetween(vocabulary, second, next) < 1) return true;
  }
  return false;
}
