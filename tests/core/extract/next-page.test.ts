import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { declaredNext, isFurtherPage, mayBeFurtherPage } from '#core/extract/next-page';

const { window } = new JSDOM('');
const site = 'https://harbour.example';

function declared(markup: string, url: string | null = `${site}/clock`): string | null {
  return declaredNext(new window.DOMParser().parseFromString(markup, 'text/html'), url);
}

describe('the next page that a page declares', () => {
  test.each([
    ['in its head', '<head><link rel="next" href="/clock?page=2"></head>'],
    ['by a link', '<a rel="nofollow NEXT" href="?page=2">Next</a>'],
    [
      'from its base',
      '<head><base href="https://harbour.example/x/"></head><a rel="next" href="/clock?page=2">Next</a>',
    ],
  ])('is found %s', (_where, markup) => {
    expect(declared(markup)).toBe(`${site}/clock?page=2`);
  });

  test.each([
    ['nothing is', '<a href="?page=2">Next</a>'],
    ['a script is', '<a rel="next" href="javascript:next()">Next</a>'],
    ['nothing but the word is', '<link rel="next">'],
  ])('is none when %s', (_what, markup) => {
    expect(declared(markup)).toBeNull();
  });

  test('is none when nobody knows where the page was and the link is relative', () => {
    expect(declared('<a rel="next" href="?page=2">Next</a>', null)).toBeNull();
  });
});

describe('a page is a further one of a piece', () => {
  test.each([
    ['/clock', '/clock?page=2', 2],
    ['/clock?id=7', '/clock?id=7&page=2', 2],
    ['/clock?page=1', '/clock?page=3', 3],
    ['/clock?utm_source=feed', '/clock?page=2', 2],
    ['/clock/', '/clock/2/', 2],
    ['/2026/05/clock', '/2026/05/clock/3', 3],
    ['/clock', '/clock/page/2', 2],
    ['/clock', '/clock/page-2', 2],
    ['/clock.html', '/clock-2.html', 2],
    ['/clock.html', '/clock-page-2.html', 2],
    ['/clock', 'http://www.harbour.example/clock?page=2', 2],
  ])('%s goes on at %s as page %i', (first, next, number) => {
    expect(isFurtherPage(site + first, new URL(next, site).href, number)).toBe(true);
  });

  test.each([
    ['another piece', '/clock', '/ferry', 2],
    ['the next number of a blog', '/posts/41', '/posts/42', 2],
    ['the second piece of a blog', '/posts/1', '/posts/2', 2],
    ['the second page of the front', '/', '/2', 2],
    ['another page than the next', '/clock', '/clock?page=3', 2],
    ['the comments', '/clock', '/clock/comment-page-2', 2],
    ['another site', '/clock', 'https://ferry.example/clock?page=2', 2],
    ['a year', '/clock', '/clock/2026', 2026],
  ])('not when it is %s', (_what, first, next, number) => {
    expect(isFurtherPage(site + first, new URL(next, site).href, number)).toBe(false);
  });
});

describe('a page may be a further one, and what is on it tells', () => {
  test.each([
    ['/posts/1', '/posts/2', 2],
    ['/serial/1', '/serial/3', 3],
    ['/st/num/1', '/st/num/2', 2],
    ['/clock', '/clock-2', 2],
    ['/clock-1', '/clock-2', 2],
    ['/clock-1.html', '/clock-2.html', 2],
  ])('%s and %s as page %i', (first, next, number) => {
    expect(mayBeFurtherPage(site + first, site + next, number)).toBe(true);
  });

  test.each([
    ['a piece far on', '/posts/41', '/posts/42', 2],
    ['another piece', '/clock', '/ferry-2', 2],
    ['the second page of the front', '/', '/2', 2],
    ['the second comic of a site', '/1', '/2', 2],
    ['another page than the next', '/serial/1', '/serial/3', 2],
    ['another site', '/serial/1', 'https://ferry.example/serial/2', 2],
  ])('not when it is %s', (_what, first, next, number) => {
    expect(mayBeFurtherPage(site + first, new URL(next, site).href, number)).toBe(false);
  });
});
