/** How much of the text around a quote is kept, in UTF-16 units a side. */
export const CONTEXT_LENGTH = 64;

export interface QuoteInContext {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The words at `start`–`end` (UTF-16 units of the normalised text) with their context; no surrogate pair is cut. */
export function describeQuote(text: string, start: number, end: number): QuoteInContext {
  let from = Math.max(0, start - CONTEXT_LENGTH);
  let to = Math.min(text.length, end + CONTEXT_LENGTH);
  if (isLowSurrogate(text, from)) from += 1;
  if (isLowSurrogate(text, to)) to -= 1;
  return { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
