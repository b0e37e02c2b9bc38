import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  extend,
  isBackwards,
  move,
  rangeOf,
  sentenceAt,
  spanOf,
  walkFrom,
  walkTextOf,
  type Walk,
  type WalkMove,
} from '../../../renderer/reader/walk';

const TEXT = 'One. Two. Three.\nFour. Five.\nSix.\nSeven. Eight. Nine.';
const MODEL = { text: TEXT, blockStarts: [0, 17, 29, 34] };

function startAt(sentence: number): Walk {
  const walk = walkFrom(walkTextOf(MODEL, 'en'), sentence);
  if (walk === null) throw new Error('no such sentence');
  return walk;
}

function selected(walk: Walk): string {
  const range = rangeOf(walk);
  return range === null ? '' : TEXT.slice(range.start, range.end);
}

const right = { by: 'sentence', step: 1 } as const;
const left = { by: 'sentence', step: -1 } as const;
const down = { by: 'block', step: 1 } as const;
const up = { by: 'block', step: -1 } as const;
const home = { by: 'edge', step: -1 } as const;
const end = { by: 'edge', step: 1 } as const;

function after(walk: Walk, step: typeof move, ...moves: readonly WalkMove[]): string {
  return selected(moves.reduce((at, each) => step(at, each), walk));
}

test('sentences are moved through one by one, over the edges of blocks, and not past the ends', () => {
  expect(after(startAt(2), move, right)).toBe('Four.');
  expect(after(startAt(3), move, left, left)).toBe('Two.');
  expect(after(startAt(0), move, left)).toBe('One.');
  expect(after(startAt(8), move, right)).toBe('Nine.');
});

test('paragraphs are taken whole, and left by sentence on either side', () => {
  expect(after(startAt(1), move, down)).toBe('Four. Five.');
  expect(after(startAt(1), move, down, up)).toBe('One. Two. Three.');
  expect(after(startAt(1), move, down, right)).toBe('Six.');
  expect(after(startAt(1), move, down, left)).toBe('Three.');
  expect(after(startAt(8), move, down)).toBe('Seven. Eight. Nine.');
  expect(after(startAt(0), move, up)).toBe('One. Two. Three.');
});

test('Home and End go to the edges of the paragraph', () => {
  expect(after(startAt(1), move, end)).toBe('Three.');
  expect(after(startAt(1), move, home)).toBe('One.');
  expect(after(startAt(1), move, down, home)).toBe('Four.');
  expect(after(startAt(1), move, down, end)).toBe('Five.');
});

test('extending keeps the anchor and goes past it in both directions', () => {
  expect(after(startAt(4), extend, right)).toBe('Five.\nSix.');
  expect(after(startAt(4), extend, right, right, left)).toBe('Five.\nSix.');
  expect(after(startAt(4), extend, right, left)).toBe('Five.');
  expect(after(startAt(4), extend, right, left, left, left)).toBe('Three.\nFour. Five.');
  expect(after(startAt(4), extend, left, left, right)).toBe('Four. Five.');
  expect(after(startAt(4), extend, left, right, right)).toBe('Five.\nSix.');
});

test('a paragraph that was taken whole stays whole when it is the anchor', () => {
  const paragraph = move(startAt(0), down);
  expect(after(paragraph, extend, right)).toBe('Four. Five.\nSix.');
  expect(after(paragraph, extend, left)).toBe('Three.\nFour. Five.');
  expect(after(paragraph, extend, left, right)).toBe('Four. Five.');
});

test('extending by paragraph goes to the edge first, then takes whole ones and lets them go whole', () => {
  expect(after(startAt(1), extend, down)).toBe('Two. Three.');
  expect(after(startAt(1), extend, down, down)).toBe('Two. Three.\nFour. Five.');
  expect(after(startAt(1), extend, down, down, up)).toBe('Two. Three.');
  expect(after(startAt(1), extend, down, up)).toBe('Two.');
  expect(after(startAt(4), extend, up)).toBe('Four. Five.');
  expect(after(startAt(4), extend, up, up)).toBe('One. Two. Three.\nFour. Five.');
  expect(after(startAt(4), extend, up, up, down, down)).toBe('Five.');
});

test('extending to the edges of the paragraph', () => {
  expect(after(startAt(1), extend, end)).toBe('Two. Three.');
  expect(after(startAt(1), extend, end, home)).toBe('One. Two.');
});

test('moving on after extending begins at the end that was moved last', () => {
  expect(selected(move(extend(extend(startAt(3), right), right), right))).toBe('Seven.');
  expect(selected(move(extend(startAt(3), left), left))).toBe('Two.');
});

test('a place between two sentences belongs to the later one', () => {
  const text = walkTextOf(MODEL, 'en');
  expect(sentenceAt(text, 0)).toBe(0);
  expect(sentenceAt(text, 4)).toBe(1);
  expect(sentenceAt(text, 16)).toBe(3);
  expect(sentenceAt(text, TEXT.length)).toBe(-1);
});

test('a text without words has nothing to walk through', () => {
  expect(walkFrom(walkTextOf({ text: '', blockStarts: [] }, 'en'), 0)).toBeNull();
});

test('however one moves, the walk holds its anchor and stays within the text', () => {
  const step = fc.record({
    by: fc.constantFrom('sentence', 'block', 'edge'),
    step: fc.constantFrom(1, -1),
    extending: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.nat(8), fc.array(step, { maxLength: 30 }), (from, steps) => {
      let walk = startAt(from);
      for (const { extending, ...each } of steps as (WalkMove & { extending: boolean })[]) {
        const next = extending ? extend(walk, each) : move(walk, each);
        const { first, last } = spanOf(next);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(9);
        if (extending) expect(next.anchor).toBe(walk.anchor);
        else expect(next.head).toBe(next.anchor);
        expect(first <= next.anchor.first && last >= next.anchor.last).toBe(true);
        expect(isBackwards(next)).toBe(first < next.anchor.first);
        walk = next;
      }
    }),
  );
});
