import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeQuote } from '#core/anchor/context';
import { rankPlaces } from '#core/anchor/rank-places';
import { reanchor } from '#core/anchor/reanchor';
import type { Anchored } from '#core/anchor/pattern';

const WORDS = [
  'tide',
  'mail',
  'the',
  'of',
  'a',
  'harbour',
  'café',
  '港',
  '深',
  'über',
  '👩‍👧',
  'निर्णय',
  '…',
  '“so”',
  '—',
];

const word = fc.oneof(fc.constantFrom(...WORDS), fc.stringMatching(/^[a-z]{2,9}$/));
const block = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));
const text = fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join('\n'));

/** A text and a quote in it, from any unit to any other. */
const quoted = text.chain((whole) =>
  fc
    .tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 80 }))
    .map(([start, length]) => ({ whole, start, end: Math.min(whole.length, start + length) })),
);

function marked(whole: string, start: number, end: number): Anchored {
  const anchor = { state: 'exact', score: 1, version: 1, start, end } as const;
  return { version: 1, start, end, ...describeQuote(whole, start, end), anchor };
}

test('in a text that is the same, every highlight is exact, where it was', () => {
  fc.assert(
    fc.property(quoted, ({ whole, start, end }) => {
      const placed = reanchor(
        marked(whole, start, end),
        { number: 1, text: whole },
        { number: 1, text: whole },
      );
      expect(placed).toEqual({ state: 'exact', score: 1, version: 1, start, end });
    }),
  );
});

test('whatever the new text, places are within it, and what is exact or moved has the words', () => {
  fc.assert(
    fc.property(quoted, text, fc.boolean(), ({ whole, start, end }, other, isKnown) => {
      const highlight = marked(whole, start, end);
      const before = isKnown ? { number: 1, text: whole } : null;
      const after = { number: 2, text: other };
      const placed = reanchor(highlight, before, after);
      expect(placed.version).toBe(2);
      expect(placed.start).toBeGreaterThanOrEqual(0);
      expect(placed.end).toBeGreaterThanOrEqual(placed.start);
      expect(placed.end).toBeLessThanOrEqual(other.length);
      expect(placed.score).toBeGreaterThanOrEqual(0);
      expect(placed.score).toBeLessThanOrEqual(1);
      for (const place of rankPlaces(highlight, before, after)) {
        expect(place.start).toBeLessThan(place.end);
        expect(place.end).toBeLessThanOrEqual(other.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('text that comes elsewhere never moves a highlight off its words', () => {
  fc.assert(
    fc.property(quoted, block, fc.boolean(), ({ whole, start, end }, added, isFirst) => {
      const after = isFirst ? `${added}\n${whole}` : `${whole}\n${added}`;
      const shift = isFirst ? added.length + 1 : 0;
      const placed = reanchor(
        marked(whole, start, end),
        { number: 1, text: whole },
        { number: 2, text: after },
      );
      // Words that stand there twice may be loose.
      if (placed.state === 'loose') return;
      expect(after.slice(placed.start, placed.end)).toContain(whole.slice(start, end).trim());
      expect(Math.abs(placed.start - start - shift)).toBeLessThanOrEqual(12);
    }),
    { numRuns: 300 },
  );
});
