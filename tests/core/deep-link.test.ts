import { expect, test } from 'vitest';
import { readDeepLink } from '#core/deep-link';

const link = (url: string, more = ''): string => `commonplace://save?url=${encodeURIComponent(url)}${more}`;

test.each([
  [
    link('https://harbour.example/lamp?a=1&b=2#c'),
    { url: 'https://harbour.example/lamp?a=1&b=2#c', title: null },
  ],
  [
    link('http://harbour.example/', '&title=The%20lamp'),
    { url: 'http://harbour.example/', title: 'The lamp' },
  ],
  [
    link('http://harbour.example/', '&title=%0A%E2%80%AE%20'),
    { url: 'http://harbour.example/', title: null },
  ],
  ['COMMONPLACE://save/?url=https://harbour.example/', { url: 'https://harbour.example/', title: null }],
])('%s is read', (words, value) => {
  expect(readDeepLink(words)).toEqual({ ok: true, value });
});

test.each([
  [link('file:///etc/passwd'), 'unsupported'],
  [link('javascript:alert(1)'), 'unsupported'],
  [link('harbour'), 'unsupported'],
  ['commonplace://save', 'bad-request'],
  ['commonplace://delete?url=https://harbour.example/', 'bad-request'],
  ['commonplace://save/x?url=https://harbour.example/', 'bad-request'],
  ['commonplace-app://save?url=https://harbour.example/', 'bad-request'],
  [link(`https://harbour.example/${'x'.repeat(30_000)}`), 'bad-request'],
  ['', 'bad-request'],
])('%s is refused', (words, code) => {
  expect(readDeepLink(words)).toMatchObject({ ok: false, error: { code } });
});
