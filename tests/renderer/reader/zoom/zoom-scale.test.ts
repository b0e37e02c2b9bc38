import { expect, test } from 'vitest';
import { drawnSize, nextScale } from '../../../../renderer/reader/zoom/zoom-scale';

const ROOM = { width: 1000, height: 500 };

test('all of a large image is seen, in its own shape', () => {
  expect(drawnSize({ width: 4000, height: 1000 }, ROOM, 1)).toEqual({ width: 1000, height: 250 });
  expect(drawnSize({ width: 1000, height: 4000 }, ROOM, 1)).toEqual({ width: 125, height: 500 });
});

test('a small one is made twice as large at most, until somebody wants more', () => {
  expect(drawnSize({ width: 40, height: 20 }, ROOM, 1)).toEqual({ width: 80, height: 40 });
  expect(drawnSize({ width: 40, height: 20 }, ROOM, 4)).toEqual({ width: 320, height: 160 });
});

test('steps lead back to where they came from, and end', () => {
  expect(nextScale(nextScale(1, 2), -2)).toBeCloseTo(1);
  expect(nextScale(1, -3)).toBe(1);
  expect(nextScale(1, 100)).toBe(8);
});
