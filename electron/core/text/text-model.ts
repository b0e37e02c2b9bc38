/**
 * The text of an article as one string, with the way back into its markup.
 *
 * Two kinds of offsets, never mixed: a *normalised* offset counts UTF-16 units of `text`; a *raw* offset counts UTF-16
 * units of `root.textContent`. Raw offsets don't depend on how the text is split into nodes, so they stay right while
 * marks are put in and taken out.
 */
declare const normalised: unique symbol;
declare const raw: unique symbol;
export type NormalisedOffset = number & { readonly [normalised]: true };
export type RawOffset = number & { readonly [raw]: true };

export interface TextRange {
  readonly start: NormalisedOffset;
  /** Exclusive. */
  readonly end: NormalisedOffset;
}

export interface RawRange {
  readonly start: RawOffset;
  /** Exclusive. */
  readonly end: RawOffset;
}

export interface TextModel {
  /** Blocks are separated by one newline; cells and line breaks by one space; white space is single. */
  readonly text: string;
  /** For each unit of `text`, where its source begins in the raw text. Never falls. */
  readonly rawStarts: Uint32Array;
  /** For each unit of `text`, where its source ends in the raw text. */
  readonly rawEnds: Uint32Array;
  /** Normalised offset of the first unit of each block, rising. */
  readonly blockStarts: readonly number[];
}

/** Says that a number counts normalised units. For doors (a stored record, a search result), not for arithmetic. */
export function normalisedOffset(value: number): NormalisedOffset {
  return value as NormalisedOffset;
}

export function rawOffset(value: number): RawOffset {
  return value as RawOffset;
}

/** The raw range that a non-empty normalised range covers. */
export function toRawRange(model: TextModel, range: TextRange): RawRange {
  const start = model.rawStarts[range.start];
  const end = model.rawEnds[range.end - 1];
  if (start === undefined || end === undefined || range.end <= range.start) {
    throw new RangeError(`No text at ${range.start}–${range.end} of ${model.text.length}`);
  }
  return { start: rawOffset(start), end: rawOffset(end) };
}

/**
 * The normalised range inside a raw range, without white space at its ends; null when it holds no text (for example a
 * selection of nothing but the space between two paragraphs).
 */
export function toTextRange(model: TextModel, range: RawRange): TextRange | null {
  let start = firstIndexAtLeast(model.rawStarts, range.start);
  // A range that begins inside a composed character takes the whole of it.
  if (start > 0 && (model.rawEnds[start - 1] ?? 0) > range.start) start -= 1;
  let end = firstIndexAtLeast(model.rawStarts, range.end);
  while (start < end && isSpace(model.text, start)) start += 1;
  while (end > start && isSpace(model.text, end - 1)) end -= 1;
  return start < end ? { start: normalisedOffset(start), end: normalisedOffset(end) } : null;
}

/** The place in the text of a place in the markup: that of the next character which counts, or the end of the text. */
export function toTextOffset(model: TextModel, offset: RawOffset): NormalisedOffset {
  return normalisedOffset(firstIndexAtLeast(model.rawStarts, offset));
}

function firstIndexAtLeast(rising: Uint32Array, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSpace(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit === 0x20 || unit === 0x0a;
}
