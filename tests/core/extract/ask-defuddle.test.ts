import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { askDefuddle } from '#core/extract/ask-defuddle';

const { window } = new JSDOM('');
const prose = '<p>The salt came down the coast on carts, and the carters slept under them in the rain.</p>';

function parse(markup: string): Document {
  return new window.DOMParser().parseFromString(markup, 'text/html');
}

describe('asking defuddle', () => {
  test('gives the article without what stands around it', () => {
    const page = parse(
      `<nav><a href="/boats">Boats for sale</a></nav><article>${prose.repeat(6)}</article><footer>Imprint</footer>`,
    );
    const text = askDefuddle(page, 'https://example.org/salt')?.textContent ?? '';
    expect(text).toContain('the carters slept');
    expect(text).not.toContain('Boats for sale');
    expect(text).not.toContain('Imprint');
  });

  test('works for a page of which nobody knows the address', () => {
    expect(askDefuddle(parse(`<article>${prose.repeat(6)}</article>`), null)?.textContent).toContain('salt');
  });

  test('leaves formulas, code and embeds as they are', () => {
    const kept = [
      '<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>',
      '<pre><code class="language-rust">let x = 2;</code></pre>',
      '<figure class="embed"><a href="https://example.org/v" title="Video on Vimeo"></a></figure>',
    ];
    const page = parse(
      `<article>${prose.repeat(3)}<p>It is ${kept.join('</p>')}${prose.repeat(3)}</article>`,
    );
    const found = askDefuddle(page, 'https://example.org/salt');
    for (const part of kept) expect(found?.innerHTML).toContain(part);
    expect(found?.textContent).not.toMatch(/[\ue0f0\ue0f1]/);
  });

  test('gives nothing for a page without text', () => {
    expect(askDefuddle(parse('<div></div>'), null)).toBeNull();
  });

  test('isn’t done for a page that is too large', () => {
    expect(askDefuddle(parse(`<article>${prose.repeat(8001)}</article>`), null)).toBeNull();
  });

  test('isn’t done for a page that is too deep', () => {
    const deep = '<div>'.repeat(200) + prose + '</div>'.repeat(200);
    expect(askDefuddle(parse(deep), null)).toBeNull();
  });

  test('asks nothing of the network, also for sites whose pages it would fetch more of', () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
    askDefuddle(parse('<div id="player"></div>'), 'https://www.youtube.com/watch?v=abcdefghijk');
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  test('that fails gives nothing', () => {
    const page = parse(`<article>${prose}</article>`);
    Object.defineProperty(page, 'cloneNode', {
      value: () => {
        throw new Error('broken');
      },
    });
    Object.defineProperty(page, 'querySelector', {
      value: () => {
        throw new Error('broken');
      },
    });
    expect(askDefuddle(page, null)).toBeNull();
  });
});
