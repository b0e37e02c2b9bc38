import { shortestEdit } from '../text/shortest-edit';
import type { Words } from './words';

/** Which word of the new text each word of the old one became; −1 where none did. */
export type Alignment = Int32Array;

/** Runs of so many words that stand once in both texts are taken for the same, long ones first. */
const RUNS = [6, 3, 1] as const;
/** Up to so many words together, what lies between is compared word by word. */
const MOST_COMPARED = 1_500;

interface Stretch {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * Aligns the words of two texts in order. What both begin and end with is taken off; runs of words that stand once in
 * either text divide the rest (B. Cohen's patience difference), and between them small stretches are compared by the
 * shortest edit. The work grows with the texts' length, not with its square: a hundred thousand words take a few
 * hundredths of a second. What was moved past other words isn't in order, and so isn't aligned.
 */
export function alignWords(old: Words, present: Words): Alignment {
  const alignment = new Int32Array(old.count).fill(-1);
  const stretches: (Stretch & { readonly round: number })[] = [
    { oldFrom: 0, oldTo: old.count, newFrom: 0, newTo: present.count, round: 0 },
  ];
  for (let next = stretches.pop(); next !== undefined; next = stretches.pop()) {
    const stretch = withoutEqualEnds(old, present, next, alignment);
    const oldLength = stretch.oldTo - stretch.oldFrom;
    const newLength = stretch.newTo - stretch.newFrom;
    if (oldLength === 0 || newLength === 0) continue;
    const length = RUNS[next.round];
    if (length === undefined) {
      if (oldLength + newLength <= MOST_COMPARED) compare(old, present, stretch, alignment);
      continue;
    }
    const round = next.round + 1;
    let { oldFrom, newFrom } = stretch;
    for (const { inOld, inNew } of commonRuns(old, present, stretch, length)) {
      if (inOld < oldFrom || inNew < newFrom) continue;
      stretches.push({ oldFrom, oldTo: inOld, newFrom, newTo: inNew, round });
      for (let word = 0; word < length; word += 1) alignment[inOld + word] = inNew + word;
      oldFrom = inOld + length;
      newFrom = inNew + length;
    }
    stretches.push({ oldFrom, oldTo: stretch.oldTo, newFrom, newTo: stretch.newTo, round });
  }
  return alignment;
}

/** The other way round: of which old word each new one came; −1 where it came of none. */
export function inverted(alignment: Alignment, newCount: number): Alignment {
  const back = new Int32Array(newCount).fill(-1);
  alignment.forEach((inNew, inOld) => {
    if (inNew >= 0) back[inNew] = inOld;
  });
  return back;
}

function withoutEqualEnds(old: Words, present: Words, stretch: Stretch, alignment: Alignment): Stretch {
  let { oldFrom, oldTo, newFrom, newTo } = stretch;
  while (oldFrom < oldTo && newFrom < newTo && old.ids[oldFrom] === present.ids[newFrom]) {
    alignment[oldFrom] = newFrom;
    oldFrom += 1;
    newFrom += 1;
  }
  while (oldFrom < oldTo && newFrom < newTo && old.ids[oldTo - 1] === present.ids[newTo - 1]) {
    oldTo -= 1;
    newTo -= 1;
    alignment[oldTo] = newTo;
  }
  return { oldFrom, oldTo, newFrom, newTo };
}

interface CommonRun {
  readonly inOld: number;
  readonly inNew: number;
}

/** The runs that stand once in each, as many of them as are in the same order, in that order. */
function commonRuns(old: Words, present: Words, stretch: Stretch, length: number): readonly CommonRun[] {
  const inOld = soleRuns(old, stretch.oldFrom, stretch.oldTo, length);
  const inNew = soleRuns(present, stretch.newFrom, stretch.newTo, length);
  const common: CommonRun[] = [];
  for (const [hash, at] of inOld) {
    const there = inNew.get(hash);
    if (at === SEVERAL || there === undefined || there === SEVERAL) continue;
    if (isSameRun(old, at, present, there, length)) common.push({ inOld: at, inNew: there });
  }
  return longestRising(common);
}

const SEVERAL = -1;

function soleRuns(words: Words, from: number, to: number, length: number): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  for (let at = from; at + length <= to; at += 1) {
    let hash = 0;
    for (let word = 0; word < length; word += 1)
      hash = (Math.imul(hash, 0x9e3779b1) + (words.ids[at + word] ?? 0) + 1) | 0;
    runs.set(hash, runs.has(hash) ? SEVERAL : at);
  }
  return runs;
}

function isSameRun(old: Words, at: number, present: Words, there: number, length: number): boolean {
  for (let word = 0; word < length; word += 1)
    if (old.ids[at + word] !== present.ids[there + word]) return false;
  return true;
}

/** The longest rising subsequence by `inNew`; `runs` rise by `inOld`, as a map keeps what is put into it. */
function longestRising(runs: readonly CommonRun[]): readonly CommonRun[] {
  const tails: number[] = [];
  const before = new Int32Array(runs.length).fill(-1);
  runs.forEach((run, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((runs[tails[middle] ?? 0]?.inNew ?? 0) < run.inNew) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const rising: CommonRun[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const run = runs[at];
    if (run !== undefined) rising.push(run);
  }
  return rising.reverse();
}

function compare(old: Words, present: Words, stretch: Stretch, alignment: Alignment): void {
  let inOld = stretch.oldFrom;
  let inNew = stretch.newFrom;
  const steps = shortestEdit(
    [...old.ids.subarray(stretch.oldFrom, stretch.oldTo)],
    [...present.ids.subarray(stretch.newFrom, stretch.newTo)],
  );
  for (const { kind } of steps) {
    if (kind === 'same') alignment[inOld] = inNew;
    if (kind !== 'added') inOld += 1;
    if (kind !== 'removed') inNew += 1;
  }
}
