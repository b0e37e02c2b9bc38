import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { inlineImages } from '#core/extract/inline-images';

const DATA = 'data:image/png;base64,iVBORw0KGgo=';
const URL = 'https://harbour.example/pages/lamp';

function sources(markup: string, addresses: readonly string[]): readonly (string | null)[] {
  const { document } = new JSDOM(markup).window;
  inlineImages(
    document,
    addresses.map((address) => ({ address, data: DATA })),
    URL,
  );
  return [...document.querySelectorAll('img')].map((image) => image.getAttribute('src'));
}

test.each([
  ['its absolute address', '<img src="https://harbour.example/a.png">', 'https://harbour.example/a.png'],
  ['an address relative to the page', '<img src="../a.png">', 'https://harbour.example/a.png'],
  ['a content id', '<img src="cid:a@mhtml.blink">', 'cid:a@mhtml.blink'],
  ['the page’s own base', '<base href="/b/"><img src="a.png">', 'https://harbour.example/b/a.png'],
  ['a candidate of its srcset', '<img src="/small.png" srcset="/a.png 2x">', 'https://harbour.example/a.png'],
  ['a late-loading attribute', '<img src="data:," data-src="/a.png">', 'https://harbour.example/a.png'],
  [
    'a source of its picture',
    '<picture><source srcset="/a.avif"><img src="/x.png"></picture>',
    'https://harbour.example/a.avif',
  ],
])('an image is found by %s', (_how, markup, address) => {
  expect(sources(markup, [address])).toEqual([DATA]);
});

test('an image that didn’t come along keeps its address', () => {
  expect(sources('<img src="/other.png"><img src="/a.png">', ['https://harbour.example/a.png'])).toEqual([
    '/other.png',
    DATA,
  ]);
});

test('one image that is named very often doesn’t fill memory', () => {
  const { document } = new JSDOM('<img src="cid:a">'.repeat(4)).window;
  inlineImages(
    document,
    [{ address: 'cid:a', data: `data:image/png;base64,${'A'.repeat(20_000_000)}` }],
    null,
  );
  const sources = [...document.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? '');
  expect(sources.map((source) => source.slice(0, 5))).toEqual(['data:', 'data:', 'cid:a', 'cid:a']);
});
