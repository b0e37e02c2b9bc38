import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { bestArticle } from '#core/extract/best-article';
import type { FoundArticle } from '#core/extract/find-article';

const { window } = new JSDOM('');
const facts = { title: 'The salt roads', url: 'https://example.org/salt', authors: [] };
const sentence = 'The salt came down the coast on carts, and the carters slept under them when it rained. ';
const prose = `<p>${sentence.repeat(4)}</p>`;
const never = (): Document => {
  throw new Error('The page was asked for again.');
};

function parse(markup: string): Document {
  return new window.DOMParser().parseFromString(markup, 'text/html');
}

function found(markup: string): FoundArticle {
  return {
    engine: 'readability',
    isWhole: false,
    content: parse(`<div>${markup}</div>`).body,
    byline: null,
    published: null,
    direction: null,
  };
}

const textOf = (content: Element): string => content.textContent.replace(/\s+/g, ' ').trim();

describe('the best of a page', () => {
  test('is the first find where it shows no signs, and the page isn’t parsed again', () => {
    const best = bestArticle(found(prose.repeat(3)), facts, never);
    expect(best.engine).toBe('readability');
    expect(best.removals).toEqual([]);
  });

  test('has less around it where defuddle finds clutter in the find, which is all that it sees', () => {
    const clutter = '<div class="newsletter-signup">Boats and tides, weekly, to your door for nothing.</div>';
    const menu = '<p>Published 3 May 2026 at 10:30</p><p>Print</p><p>Share on Facebook</p>';
    const best = bestArticle(found(menu + prose.repeat(2) + clutter + prose), facts, never);
    expect(best.engine).toBe('defuddle');
    expect(textOf(best.content)).not.toContain('to your door');
    expect(textOf(best.content)).toContain('the carters slept under them');
  });

  test('still names what was taken out before defuddle saw the find', () => {
    const menu = '<p>Published 3 May 2026 at 10:30</p><p>Print</p><p>Share on Facebook</p>';
    const clutter = '<div class="newsletter-signup">Boats and tides, weekly, to your door for nothing.</div>';
    const { removals } = bestArticle(found(menu + prose.repeat(2) + clutter + prose), facts, never);
    expect(removals.map(({ text }) => text)).toContain('Print');
  });

  test('is looked for in the whole page where the find is a scrap', () => {
    const page = (): Document => parse(`<main><article>${prose.repeat(3)}</article></main>`);
    const best = bestArticle(found(`<p>${sentence}</p>`), facts, page);
    expect(best.engine).toBe('defuddle');
    expect(textOf(best.content).length).toBeGreaterThan(sentence.length * 10);
  });

  test('is the first find where nothing else is in the page', () => {
    const whole = { ...found('<p>Too little.</p>'), isWhole: true };
    expect(bestArticle(whole, facts, never).content).toBe(whole.content);
  });
});
