import { describe, expect, test } from 'vitest';
import { f1, overlap } from './shingles';

describe('the overlap of two texts', () => {
  test('is whole for the same words, whatever stands between them', () => {
    expect(overlap('one two three four five', 'one, two – three\nfour. Five'.toLowerCase())).toEqual({
      precision: 1,
      recall: 1,
    });
  });

  test('counts runs of four words', () => {
    // Two runs are known; three are given, of which the first is right.
    expect(overlap('a b c d e', 'a b c d x y')).toEqual({ precision: 1 / 3, recall: 1 / 2 });
  });

  test('counts a repeated run as often as it is known', () => {
    expect(overlap('a b c d', 'a b c d a b c d')).toEqual({ precision: 1 / 5, recall: 1 });
  });

  test('compares texts of fewer than four words as one run', () => {
    expect(overlap('a b', 'a b')).toEqual({ precision: 1, recall: 1 });
  });

  test('is nothing where there is no text', () => {
    expect(overlap('a b c d', '')).toEqual({ precision: 0, recall: 0 });
  });
});

describe('F1', () => {
  test('is that of the averages of both, not the average of each page’s', () => {
    const overlaps = [
      { precision: 1, recall: 0.5 },
      { precision: 0.5, recall: 0.25 },
    ];
    expect(f1(overlaps)).toBeCloseTo((2 * 0.75 * 0.375) / (0.75 + 0.375));
  });

  test('is nothing where nothing is right', () => {
    expect(f1([{ precision: 0, recall: 0 }])).toBe(0);
  });
});
