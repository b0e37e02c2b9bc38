import { describe, expect, test } from 'vitest';
import type { Answer } from './answers';
import { isRight } from './metadata-accuracy';

const nothing: Answer = {
  ms: 1,
  text: '',
  title: null,
  byline: null,
  published: null,
  language: null,
  notes: [],
};

describe('a title', () => {
  const known = { title: 'The long way - Walks | Tide' };

  test.each([
    ['The long way - Walks | Tide', true],
    ['The long way - Walks', true],
    ['The Long Way', true],
    ['Walks', false],
    ['The long', false],
    ['', false],
    [null, false],
  ])('%j is right: %j', (title, right) => {
    expect(isRight('title', known, { ...nothing, title })).toBe(right);
  });
});

describe('a byline', () => {
  const known = { byline: 'By Ada Marsh, Correspondent\n 3 May 2026' };

  test.each([
    ['Ada Marsh', true],
    ['by Ada Marsh', true],
    ['Ada Marsh, Ben Holt', false],
    ['', false],
    [null, false],
  ])('%j is right: %j', (byline, right) => {
    expect(isRight('byline', known, { ...nothing, byline })).toBe(right);
  });

  test.each(['Last updated 3 May 2026', 'May 3, 2026'])(
    'that is only a date, %j, is not asked for',
    (byline) => {
      expect(isRight('byline', { byline }, nothing)).toBeNull();
    },
  );
});

test('a date is right by its day', () => {
  const known = { publishedTime: '2026-05-03T10:00:00+02:00' };
  expect(isRight('date', known, { ...nothing, published: '2026-05-03T08:00:00Z' })).toBe(true);
  expect(isRight('date', known, { ...nothing, published: '2026-05-04' })).toBe(false);
});

test('a language is right whatever its case', () => {
  expect(isRight('language', { lang: 'en_us' }, { ...nothing, language: 'en-US' })).toBe(true);
  expect(isRight('language', { lang: 'en' }, { ...nothing, language: 'en-US' })).toBe(false);
});

test('a field that nothing is known of is not asked for', () => {
  expect(isRight('title', { title: ' ' }, { ...nothing, title: 'Any' })).toBeNull();
  expect(isRight('date', {}, { ...nothing, published: '2026-05-03' })).toBeNull();
});
