import { describe, expect, it } from 'vitest';
import { describeQuote } from '#core/anchor/context';
import { rankPlaces } from '#core/anchor/rank-places';
import type { Anchored } from '#core/anchor/pattern';

const OLD =
  'The mail boat calls on Mondays, weather allowing. It brings letters, paint and one newspaper.\n' +
  'The keeper signs for all of it with the same short pencil. Then he reads the newspaper aloud.';
const QUOTE = 'It brings letters, paint and one newspaper';

function marked(quote: string): Anchored {
  const start = OLD.indexOf(quote);
  const end = start + quote.length;
  const anchor = { state: 'loose', score: 0, version: 2, start: 0, end: 0 } as const;
  return { version: 1, start, end, ...describeQuote(OLD, start, end), anchor };
}

function ranked(text: string, limit?: number) {
  return rankPlaces(marked(QUOTE), { number: 1, text: OLD }, { number: 2, text }, limit).map((place) => ({
    ...place,
    words: text.slice(place.start, place.end),
  }));
}

describe('rankPlaces', () => {
  it('finds every place that has the words, though what stood round them is still where it was', () => {
    const moved = `${OLD.replace(` ${QUOTE}.`, '')}\nSome say it brings letters, paint and one newspaper. Others deny that it brings letters, paint and one newspaper.`;
    const words = ranked(moved).map((place) => place.words.toLowerCase());
    expect(words.slice(0, 2)).toEqual([QUOTE.toLowerCase(), QUOTE.toLowerCase()]);
  });

  it('puts the likeliest place first, and says how like its words are', () => {
    const text = OLD.replace('letters, paint and', 'parcels, nails, rope and');
    const [first] = ranked(text);
    expect(first?.words).toBe('It brings parcels, nails, rope and one newspaper');
    expect(first?.quote).toBeLessThan(0.9);
  });

  it('shows where the quote stood when its words are gone but its context is there', () => {
    const [first] = ranked(OLD.replace(QUOTE, 'Nobody ever asked for more'));
    expect(first?.words).toBe('Nobody ever asked for more');
    expect(first?.quote).toBeLessThan(0.3);
  });

  it('gives each of several equal places, best first, none over another, and no more than asked for', () => {
    const text = [QUOTE, QUOTE, QUOTE].map((quote, index) => `Part ${index}. ${quote}, again.`).join('\n');
    const places = ranked(text);
    expect(places.map(({ words }) => words)).toEqual([QUOTE, QUOTE, QUOTE]);
    const inOrder = places.toSorted((one, other) => one.start - other.start);
    inOrder.slice(1).forEach((place, index) => {
      expect(place.start).toBeGreaterThanOrEqual(inOrder[index]?.end ?? 0);
    });
    expect(places.map(({ score }) => score)).toEqual(
      places
        .map(({ score }) => score)
        .toSorted()
        .toReversed(),
    );
    expect(ranked(text, 2)).toHaveLength(2);
  });

  it('gives none in a text that has nothing of it', () => {
    expect(ranked('Quite another page, with quite other words.')).toEqual([]);
    expect(ranked('')).toEqual([]);
  });
});
