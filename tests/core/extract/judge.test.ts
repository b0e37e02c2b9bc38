import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { better, needsSecondOpinion, type Candidate } from '#core/extract/judge';

const { window } = new JSDOM('');
const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `word${from + index}`).join(' ');

function candidate(text: string, more: Partial<Candidate> = {}): Candidate {
  const { body } = new window.DOMParser().parseFromString(`<p>${text}</p>`, 'text/html');
  return { engine: 'readability', content: body, removals: [], runUp: 0, ...more };
}

describe('a second opinion', () => {
  test('isn’t asked for a plain article', () => {
    expect(needsSecondOpinion(candidate(words(0, 200)))).toBe(false);
  });

  test('is asked for a scrap', () => {
    expect(needsSecondOpinion(candidate('Too little.'))).toBe(true);
  });

  test('is asked where much had to be removed', () => {
    const removals = [{ why: 'links', text: words(500, 20) }] as const;
    expect(needsSecondOpinion(candidate(words(0, 200), { removals }))).toBe(true);
  });

  test('is asked where much stands before the first paragraph', () => {
    expect(needsSecondOpinion(candidate(words(0, 200), { runUp: 200 }))).toBe(true);
  });

  test('wins with the same words and less around them', () => {
    const second = candidate(words(20, 180));
    expect(better(candidate(words(0, 200)), second)).toBe(second);
  });

  test.each([
    ['more words', words(0, 220)],
    ['far fewer words', words(0, 90)],
    ['other words', words(1000, 180)],
    ['no words', ''],
  ])('loses with %s', (_, text) => {
    const first = candidate(words(0, 200));
    expect(better(first, candidate(text))).toBe(first);
  });

  test('wins over a scrap of the same article, not over a scrap of another', () => {
    const scrap = candidate(words(0, 10));
    const second = candidate(words(0, 300));
    expect(better(scrap, second)).toBe(second);
    const other = candidate(words(900, 10));
    expect(better(other, second)).toBe(other);
  });
});
