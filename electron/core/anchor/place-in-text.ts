import { fold } from '../text/fold';
import { snapToGraphemes } from '../text/segments';
import type { Fit } from './fit-pattern';
import type { Pattern } from './pattern';
import type { Words } from './words';

/** UTF-16 units of the new text; `end` is exclusive. */
export interface PlaceInText {
  readonly start: number;
  readonly end: number;
}

/**
 * The units that a fit covers: whole words, with the signs that the quote had before its first and behind its last
 * word where they still stand there. A quote that begins or ends within a word does so again if that word is the same.
 */
export function placeInText({ source, from, to, start, end }: Pattern, fit: Fit, after: Words): PlaceInText {
  const { text } = after;
  const [firstWord, lastWord] = [from, to - 1];
  let placeStart = after.starts[fit.from] ?? 0;
  let placeEnd = after.ends[fit.to - 1] ?? placeStart;
  const wordStart = source.starts[firstWord] ?? 0;
  const wordEnd = source.ends[lastWord] ?? 0;
  const isSameFirst = source.ids[firstWord] === after.ids[fit.from];
  const isSameLast = source.ids[lastWord] === after.ids[fit.to - 1];
  if (start < wordStart)
    placeStart -= sharedTail(source.text.slice(start, wordStart), text.slice(0, placeStart));
  else if (isSameFirst) placeStart += start - wordStart;
  if (end > wordEnd) placeEnd += sharedHead(source.text.slice(wordEnd, end), text, placeEnd);
  else if (isSameLast) placeEnd -= wordEnd - end;
  return snapToGraphemes(text, placeStart, Math.max(placeStart, placeEnd));
}

function sharedTail(signs: string, before: string): number {
  let length = signs.length;
  while (length > 0 && !fold(before.slice(-length)).endsWith(fold(signs.slice(-length)))) length -= 1;
  return length;
}

function sharedHead(signs: string, text: string, from: number): number {
  let length = signs.length;
  while (length > 0 && fold(text.slice(from, from + length)) !== fold(signs.slice(0, length))) length -= 1;
  return length;
}
