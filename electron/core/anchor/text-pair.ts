import type { ContentVersion } from '../article/article';
import { alignWords, inverted, type Alignment } from './align-words';
import { placesOf, type WordPlaces } from './word-places';
import { Vocabulary, wordsOf, type Words } from './words';

/** A content version, as far as anchoring needs it. */
export type AnchoredText = Pick<ContentVersion, 'number' | 'text'> & {
  /** Left out: what images it has isn’t known. */
  readonly html?: ContentVersion['html'];
};

/** What one text has to do with another, worked out once for all highlights. */
export interface TextPair {
  readonly vocabulary: Vocabulary;
  readonly after: Words;
  readonly places: WordPlaces;
  readonly old: OldText | null;
}

export interface OldText {
  readonly words: Words;
  readonly alignment: Alignment;
  /** From the words of the new text to those of the old. */
  readonly back: Alignment;
}

/**
 * @param before - the text that was shown so far; null when it isn't known
 */
export function preparePair(before: AnchoredText | null, after: AnchoredText): TextPair {
  const vocabulary = new Vocabulary();
  const present = wordsOf(after.text, vocabulary);
  const places = placesOf(present, vocabulary);
  if (before === null) return { vocabulary, after: present, places, old: null };
  const words = wordsOf(before.text, vocabulary);
  const alignment = alignWords(words, present);
  const back = inverted(alignment, present.count);
  return { vocabulary, after: present, places, old: { words, alignment, back } };
}
