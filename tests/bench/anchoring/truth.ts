import type { PlacedPiece, Written } from './draft';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What became of a quote. */
export interface Truth {
  /** How much of its words is still there, 0–1, in whatever order. */
  readonly kept: number;
  /** The places that are its own now. More than one where it was torn apart: all of it, or its larger half. */
  readonly places: readonly Range[];
}

export type Verdict = 'right' | 'missed' | 'wrong';

/** Of a quote of which less is left, the right answer is that it is loose. */
const GONE = 0.25;
/** With less than this, it may be loose and may be at what is left of it. */
const HALF = 0.5;
/** So much of both, the answer and the true place, has to be the same. */
const SAME = 0.8;
/** Parts of a quote nearer than this, in units, are one place. */
const TOGETHER = 60;
/** So much may have been put into the middle of a quote while it is still one place. */
const MOST_PUT_IN = 1_500;

/** @param quote - a range of the old text */
export function truthOf(old: string, quote: Range, { pieces }: Written): Truth {
  const all = pieces.filter(({ from }) => from.start < quote.end && from.end > quote.start);
  const weightOf = (some: readonly PlacedPiece[]): number =>
    some.reduce((sum, piece) => (piece.isKept ? sum + overlapOf(piece.from, quote) : sum), 0);
  const parts = partsOf(all);
  const kept = weightOf(all) / old.slice(quote.start, quote.end).replace(/\s/g, '').length;
  const places = parts
    .filter((part) => parts.length === 1 || weightOf(part) >= weightOf(all) * HALF)
    .map((part) => rangeOf(part, quote));
  const whole = rangeOf(all, quote);
  const isOne =
    parts.length > 1 && inOrder(all) && whole.end - whole.start < quote.end - quote.start + MOST_PUT_IN;
  return { kept, places: isOne ? [whole, ...places] : places };
}

/** Whether an answer is right: at least four fifths the same as a true place, or loose where the words are gone. */
export function judge({ kept, places }: Truth, answer: Range | null): Verdict {
  if (answer === null) return kept < HALF ? 'right' : 'missed';
  if (isGone({ kept })) return 'wrong';
  const isSame = places.some(
    (place) =>
      overlapOf(place, answer) >= SAME * Math.max(place.end - place.start, answer.end - answer.start),
  );
  return isSame ? 'right' : 'wrong';
}

export function isGone({ kept }: Pick<Truth, 'kept'>): boolean {
  return kept < GONE;
}

function partsOf(pieces: readonly PlacedPiece[]): readonly (readonly PlacedPiece[])[] {
  const parts: PlacedPiece[][] = [];
  for (const piece of pieces) {
    const last = parts.at(-1)?.at(-1);
    const follows =
      last !== undefined && piece.start - last.end <= TOGETHER && piece.from.start >= last.from.start;
    if (follows) parts.at(-1)?.push(piece);
    else parts.push([piece]);
  }
  return parts;
}

function inOrder(pieces: readonly PlacedPiece[]): boolean {
  return pieces.every(({ from }, index) => index === 0 || (pieces[index - 1]?.from.start ?? 0) <= from.start);
}

/** A quote may begin or end within a piece; where that is the same length as it was, so does its place. */
function rangeOf(pieces: readonly PlacedPiece[], quote: Range): Range {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  const cutBefore = isWhole(first) ? Math.max(0, quote.start - first.from.start) : 0;
  const cutBehind = isWhole(last) ? Math.max(0, last.from.end - quote.end) : 0;
  return { start: first.start + cutBefore, end: last.end - cutBehind };
}

function isWhole({ start, end, from }: PlacedPiece): boolean {
  return end - start === from.end - from.start;
}

function overlapOf(one: Range, other: Range): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
}
