import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeNotes } from '#core/merge/merge-notes';

const EARLY = '2025-01-01T00:00:00.000Z';
const LATE = '2025-02-02T00:00:00.000Z';
const words = fc.constantFrom('', '  ', 'one', 'two\n\nlines', 'a\n\n---\n\nb', '---', 'b');
const times = fc.constantFrom(EARLY, LATE);

it('keeps both notes, the later first, with a rule between', () => {
  expect(mergeNotes('Early.', EARLY, 'Late.', LATE)).toBe('Late.\n\n---\n\nEarly.');
});

it('takes the one that has words, and equal ones once', () => {
  expect(mergeNotes('Words.', EARLY, '', LATE)).toBe('Words.');
  expect(mergeNotes('', EARLY, 'Words.', LATE)).toBe('Words.');
  expect(mergeNotes('Words.', EARLY, 'Words.', LATE)).toBe('Words.');
});

it('adds nothing to a note that has the other in it', () => {
  const merged = mergeNotes('Early.', EARLY, 'Late.', LATE);
  expect(mergeNotes(merged, EARLY, 'Early.', LATE)).toBe(merged);
  expect(mergeNotes('Third.', LATE, merged, EARLY)).toBe('Third.\n\n---\n\nLate.\n\n---\n\nEarly.');
});

it('gives the same both ways round, and loses no word', () => {
  fc.assert(
    fc.property(words, times, words, times, (one, oneAt, other, otherAt) => {
      const merged = mergeNotes(one, oneAt, other, otherAt);
      expect(mergeNotes(other, otherAt, one, oneAt)).toBe(merged);
      for (const word of `${one} ${other}`.split(/\s+/)) expect(merged).toContain(word);
      expect(mergeNotes(merged, LATE, one, oneAt)).toBe(merged);
      expect(mergeNotes(merged, EARLY, other, otherAt)).toBe(merged);
    }),
  );
});
