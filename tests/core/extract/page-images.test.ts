import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { chooseImageSources } from '#core/extract/page-images';

const { window } = new JSDOM('');
const AT = {
  page: 'https://harbour.example/a/b',
  base: 'https://harbour.example/a/b',
  origin: 'https://harbour.example',
};
const SPACER = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

function chosen(markup: string): readonly (readonly [string | null, string | null])[] {
  const document = new window.DOMParser().parseFromString(`<body>${markup}`, 'text/html');
  chooseImageSources(document, AT);
  return [...document.querySelectorAll('img')].map((image) => [
    image.getAttribute('src')?.replace('https://harbour.example', '') ?? null,
    image.getAttribute('alt'),
  ]);
}

test.each([
  [
    'the real image beside its stand-in',
    `<img src="${SPACER}" alt="pier"><noscript><img src="/i.png"></noscript>`,
  ],
  ['before it', `<noscript><img src="/i.png" alt="pier"></noscript><img data-src="/j.png">`],
  [
    'in a box',
    `<span><img class="lazy" src="/small.png" alt="pier"></span><noscript><img src="/i.png"></noscript>`,
  ],
  ['without any', `<p>a</p><noscript><img src="/i.png" alt="pier"></noscript>`],
  [
    'with candidates',
    `<img src="${SPACER}" alt="pier"><noscript><picture><source srcset="/i.png 2x"><img src="/j.png"></picture></noscript>`,
  ],
])('a noscript gives %s', (_what, markup) => {
  expect(chosen(markup)).toEqual([['/i.png', 'pier']]);
});

test.each([
  ['of a counter that isn’t alone', '<noscript><img src="/a.png"><img src="/b.png"></noscript>'],
  ['with words', '<noscript>Turn scripts on! <img src="/a.png"></noscript>'],
])('a noscript %s stays as it is', (_what, markup) => {
  const document = new window.DOMParser().parseFromString(`<body>${markup}`, 'text/html');
  chooseImageSources(document, AT);
  expect(document.querySelector('noscript img')).not.toBeNull();
});

test('an image that shows something is left beside a noscript', () => {
  const both = chosen('<img src="/real.jpg" alt="a"><noscript><img src="/b.png" alt="b"></noscript>');
  expect(both.map(([, alt]) => alt)).toEqual(['a', 'b']);
});

test.each([
  ['/800.png 800w, /1600.png 1600w, /4000.png 4000w', '/1600.png'],
  ['/4000.png 4000w, /1600.png 1600w, /800.png 800w', '/1600.png'],
  ['/300.png 300w, /600.png 600w', '/600.png'],
  ['/1.png, /2.png 2x, /3.png 3x', '/2.png'],
])('of %j the best is the smallest that is large enough', (srcset, best) => {
  expect(chosen(`<img src="/x.png" srcset="${srcset}">`)).toEqual([[best, null]]);
});
