/** Between notes that were written apart: a Markdown rule. */
const RULE = '\n\n---\n\n';

/**
 * One note of two that were written apart, without losing a word: both, the later first, a rule between. What stands in
 * both stands there once, so merging a merged note again changes nothing. Neither order of the two changes the outcome
 * when their times differ; when they are the same, the notes themselves decide.
 *
 * @param oneAt - when the first was written (ISO 8601, UTC)
 */
export function mergeNotes(one: string, oneAt: string, other: string, otherAt: string): string {
  if (one.trim() === '' && other.trim() === '') return '';
  const [later, earlier] = isLater(one, oneAt, other, otherAt) ? [one, other] : [other, one];
  const missing = missingParts(later, earlier);
  if (missing.length === 0) return later;
  if (missingParts(earlier, later).length === 0) return earlier;
  return [later, ...missing].join(RULE);
}

/** The parts of a note that another doesn't have. */
function missingParts(having: string, wanted: string): readonly string[] {
  const there = new Set(having.split(RULE));
  return wanted.split(RULE).filter((part) => part.trim() !== '' && !there.has(part));
}

function isLater(one: string, oneAt: string, other: string, otherAt: string): boolean {
  return oneAt === otherAt ? one >= other : oneAt > otherAt;
}
