import { expect, test } from 'vitest';
import { linkWords } from '../../../renderer/reader/links/link-words';

test.each([
  ['https://www.harbour.example/log?week=3', '', 'harbour.example', '/log?week=3'],
  ['https://harbour.example/', '', 'harbour.example', ''],
  ['http://harbour.example:8080/a%20b/%C3%A9t%C3%A9', '', 'harbour.example:8080', '/a b/été'],
  ['https://harbour.example/100%25', '', 'harbour.example', '/100%'],
  ['https://harbour.example/%E0%A4', '', 'harbour.example', '/%E0%A4'],
  ['mailto:pilot@harbour.example', 'Mail to ', 'pilot@harbour.example', ''],
  ['#week-3', '', 'In this article', ''],
])('%s', (address, before, host, after) => {
  expect(linkWords(address)).toEqual({ before, host, after });
});

test('the host is the one that is really gone to', () => {
  expect(linkWords('https://harbour.example@elsewhere.example/')?.host).toBe('elsewhere.example');
});

test('what isn’t an address leads nowhere', () => {
  expect(linkWords('harbour log')).toBeNull();
});
