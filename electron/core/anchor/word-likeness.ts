import type { Vocabulary } from './words';

/**
 * How much of a word is lost if another stands in its place, 0–1. What both begin and end with counts as kept, if it is
 * more than half: a typing error or another ending leaves that, and another word doesn't.
 */
export function lossBetween(vocabulary: Vocabulary, word: number, other: number): number {
  if (word === other) return 0;
  const [length, otherLength] = [vocabulary.weightOf(word) - 1, vocabulary.weightOf(other) - 1];
  const shorter = Math.min(length, otherLength);
  const longer = Math.max(length, otherLength);
  if (shorter * 2 <= longer) return 1;
  const [one, two] = [vocabulary.formOf(word), vocabulary.formOf(other)];
  let same = 0;
  while (same < shorter && one.charCodeAt(same) === two.charCodeAt(same)) same += 1;
  let tail = 0;
  while (
    same + tail < shorter &&
    one.charCodeAt(length - 1 - tail) === two.charCodeAt(otherLength - 1 - tail)
  ) {
    tail += 1;
  }
  const kept = (same + tail) / longer;
  return kept > 0.5 ? 1 - kept : 1;
}
