import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absolute, type PageBase } from '#core/extract/page-links';

const page = 'https://harbour.example/a/b?c=d';
const at: PageBase = { page, base: page, origin: 'https://harbour.example' };

describe('an address is resolved as a URL parser does it', () => {
  test.each([
    '/',
    '/x',
    '/x/',
    '/.x',
    '/./x',
    '/../x',
    '/x/../y',
    '/x/..',
    '//host.example/x',
    '/a b',
    '/é',
    '/a%20b',
  ])('%s', (address) => {
    expect(absolute(address, at)).toBe(new URL(address, page).href);
  });

  test('whatever its path is made of', () => {
    const part = fc.constantFrom('/', '.', '..', 'a', 'B-2', '?x=1', '&', '%2e', ':', '|', ' ', 'ü', '\\');
    const path = fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(path, (address) => {
        expect(absolute(address, at)).toBe(URL.parse(address, page)?.href ?? null);
      }),
    );
  });
});

test('a place in the page itself is a bare fragment', () => {
  expect(absolute('#note', at)).toBe('#note');
  expect(absolute(`${page}#note`, at)).toBe('#note');
  expect(absolute('/elsewhere#note', at)).toBe('https://harbour.example/elsewhere#note');
});
