import { fold, normaliseQuote } from '../text/fold';
import { describeQuote } from './context';
import type { Anchored } from './pattern';
import type { AnchoredText } from './text-pair';

/** How much of the better side's context has to stand there: signs by themselves tell nothing. */
const ENOUGH_CONTEXT = 0.75;

interface FoundSigns {
  readonly start: number;
  readonly end: number;
  /** Certainty, 0–1. */
  readonly score: number;
}

/**
 * Finds a quote that has no words, such as a row of dots: the same signs, by what stands beside them. Null where that
 * doesn't tell one place from all others.
 */
export function findSigns(highlight: Anchored, before: AnchoredText | null, text: string): FoundSigns | null {
  const { prefix, suffix } = contextOf(highlight, before);
  const folded = fold(text);
  const signs = fold(normaliseQuote(highlight.exact));
  if (signs === '') return null;
  const found: FoundSigns[] = [];
  for (let start = folded.indexOf(signs); start !== -1; start = folded.indexOf(signs, start + 1)) {
    const end = start + signs.length;
    const left = sharedBefore(folded.slice(0, start), fold(prefix));
    const right = sharedBehind(folded, end, fold(suffix));
    if (Math.max(left, right) < ENOUGH_CONTEXT) continue;
    found.push({ start, end, score: 0.55 + 0.3 * Math.max(left, right) + 0.15 * Math.min(left, right) });
  }
  found.sort((one, other) => other.score - one.score);
  const [first, second] = found;
  return first === undefined || second?.score === first.score ? null : first;
}

function contextOf(
  highlight: Anchored,
  before: AnchoredText | null,
): { readonly prefix: string; readonly suffix: string } {
  const { anchor, exact } = highlight;
  const isThere =
    before !== null &&
    anchor.version === before.number &&
    anchor.state !== 'loose' &&
    before.text.slice(anchor.start, anchor.end) === exact;
  return isThere ? describeQuote(before.text, anchor.start, anchor.end) : highlight;
}

function sharedBefore(text: string, prefix: string): number {
  let same = 0;
  while (same < prefix.length && text.at(-1 - same) === prefix.at(-1 - same)) same += 1;
  return prefix === '' ? Number(text === '') : same / prefix.length;
}

function sharedBehind(text: string, end: number, suffix: string): number {
  let same = 0;
  while (same < suffix.length && text[end + same] === suffix[same]) same += 1;
  return suffix === '' ? Number(end === text.length) : same / suffix.length;
}
