import type { Vocabulary, Words } from './words';

/** Where each word of a text stands; made once for a text. */
export interface WordPlaces {
  /** How often the word with this number stands there. */
  readonly count: (word: number) => number;
  /** Its places, rising. */
  readonly of: (word: number) => Int32Array;
}

const NOWHERE = new Int32Array(0);

export function placesOf(words: Words, vocabulary: Vocabulary): WordPlaces {
  const size = vocabulary.size;
  // The places of all words in one list, those of each word in a row, beginning at its offset.
  const offsets = new Int32Array(size + 1);
  for (const word of words.ids) offsets[word + 1] = (offsets[word + 1] ?? 0) + 1;
  for (let word = 0; word < size; word += 1)
    offsets[word + 1] = (offsets[word + 1] ?? 0) + (offsets[word] ?? 0);
  const next = offsets.slice();
  const places = new Int32Array(words.count);
  words.ids.forEach((word, at) => {
    const slot = next[word] ?? 0;
    places[slot] = at;
    next[word] = slot + 1;
  });
  const range = (word: number): readonly [number, number] => [offsets[word] ?? 0, offsets[word + 1] ?? 0];
  return {
    // A word that came into the vocabulary later stands nowhere in this text.
    count: (word) => (word >= size ? 0 : range(word)[1] - range(word)[0]),
    of: (word) => (word >= size ? NOWHERE : places.subarray(...range(word))),
  };
}
