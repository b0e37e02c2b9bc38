import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingChangeSchema } from '#core/reading/reading-change';
import {
  changedReading,
  DEFAULT_READING,
  inRange,
  RANGES,
  readingFrom,
  type RangeName,
} from '#core/reading/reading-settings';

const NAMES = Object.keys(RANGES) as readonly RangeName[];

test('whatever a file holds, what comes of it can be read with', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.record(Object.fromEntries(Object.keys(DEFAULT_READING).map((name) => [name, fc.anything()]))),
  );
  fc.assert(
    fc.property(anything, (stored) => {
      const reading = readingFrom(stored);
      expect(readingChangeSchema.parse(reading)).toEqual(reading);
    }),
  );
});

test('what was stored is read back as it was', () => {
  const mine = readingFrom({ ...DEFAULT_READING, theme: 'sepia', size: 24, justify: true, flow: 'pages' });
  expect(readingFrom(JSON.parse(JSON.stringify(mine)))).toEqual(mine);
  expect(mine).toMatchObject({ theme: 'sepia', size: 24, justify: true, flow: 'pages' });
});

test.each(NAMES)('%s stays in its bounds and on its steps', (name) => {
  const { least, most } = RANGES[name];
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1000, max: 1000 }), (value) => {
      const stepped = inRange(name, value);
      expect(stepped).toBeGreaterThanOrEqual(least);
      expect(stepped).toBeLessThanOrEqual(most);
      expect(inRange(name, stepped)).toBe(stepped);
    }),
  );
  expect(inRange(name, DEFAULT_READING[name])).toBe(DEFAULT_READING[name]);
});

test('a change touches what it names, and nothing else', () => {
  expect(changedReading(DEFAULT_READING, { size: 22, theme: undefined })).toEqual({
    ...DEFAULT_READING,
    size: 22,
  });
});

test.each([{ size: 900 }, { theme: 'plaid' }, { font: 'inter' }, { justify: 'yes' }])(
  'the door refuses %j',
  (change) => {
    expect(readingChangeSchema.safeParse(change).success).toBe(false);
  },
);
