import { expect, test } from 'vitest';
import { Vocabulary, wordAfter, wordsOf } from '#core/anchor/words';

function read(text: string): readonly string[] {
  const { count, starts, ends } = wordsOf(text, new Vocabulary());
  return Array.from({ length: count }, (_, word) => text.slice(starts[word], ends[word]));
}

test('words end at white space and signs, but not at an apostrophe within', () => {
  expect(read('“It’s—well, ‘so’…\nhalf-done.')).toEqual(['It’s', 'well', 'so', 'half', 'done']);
});

test('characters of scripts without spaces and symbols are words by themselves, with their marks', () => {
  expect(read('港の深さ 3× น้ำ')).toEqual(['港', 'の', '深', 'さ', '3', '×', 'น้', 'ำ']);
  expect(read('😀😀')).toEqual(['😀', '😀']);
});

test('a word is the same whatever its case, apostrophe and accents', () => {
  const vocabulary = new Vocabulary();
  const { ids } = wordsOf('Café CAFE\u0301 cafe it’s It\u0027s co\u00ADop coop', vocabulary);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
  expect(ids[3]).toBe(ids[4]);
  expect(ids[5]).toBe(ids[6]);
});

test('the word after an offset is the first that ends behind it', () => {
  const words = wordsOf('one two three', new Vocabulary());
  expect([0, 2, 3, 4, 8, 12, 13].map((offset) => wordAfter(words, offset))).toEqual([0, 0, 1, 1, 2, 2, 3]);
});
