const SHOWN = 7;

/**
 * What may be meant by the letters typed so far: of the words known, in their order, those that begin with them, then
 * those in which a later word does. Without letters, the first of all. Case doesn't count.
 *
 * @param taken - words that needn't be offered any more
 */
export function completionsOf(
  typed: string,
  known: readonly string[],
  taken: readonly string[],
): readonly string[] {
  const begun = folded(typed);
  const done = new Set(taken.map(folded));
  const left = known.filter((word) => !done.has(folded(word)));
  const first = left.filter((word) => folded(word).startsWith(begun));
  const later = left.filter(
    (word) =>
      !first.includes(word) &&
      folded(word)
        .split(/[\s\-_/:.]+/)
        .some((part) => part.startsWith(begun)),
  );
  return [...first, ...later].slice(0, SHOWN);
}

function folded(word: string): string {
  return word.trim().toLocaleLowerCase('und');
}
