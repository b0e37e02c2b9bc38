import { expect, test } from 'vitest';
import { counted, localTime, size, table, withBlankLines } from '../../electron/main/cli/formats';

test('columns stand under each other, also with wide characters and accents', () => {
  expect(
    table([
      ['1', 'Clock', 'a'],
      ['22', '時計', 'b'],
      ['3', 'Cafe\u0301', 'c'],
    ]),
  ).toBe(['1   Clock  a', '22  時計   b', '3   Cafe\u0301   c'].join('\n'));
});

test('long cells are cut, and line breaks don’t break the row', () => {
  const [row = ''] = table([['a\nb', 'x'.repeat(200)]]).split('\n');
  expect(row).toBe(`a b  ${'x'.repeat(59)}…`);
});

test('no rows make no text', () => {
  expect(table([])).toBe('');
});

test('blocks are set apart by a blank line', () => {
  expect(withBlankLines('One.\nTwo.')).toBe('One.\n\nTwo.');
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1.0 kB'],
  [12_345, '12.3 kB'],
  [999_949, '1.0 MB'],
  [123_456_789, '123 MB'],
  [5_000_000_000_000_000, '5000 TB'],
])('%d bytes are %s', (bytes, shown) => {
  expect(size(bytes)).toBe(shown);
});

test('what is counted has its number', () => {
  expect([counted(0, 'article'), counted(1, 'article'), counted(2, 'copy', 'copies')]).toEqual([
    '0 articles',
    '1 article',
    '2 copies',
  ]);
});

test('a moment is shown by this computer’s clock', () => {
  expect(localTime(new Date(2026, 2, 4, 5, 6).toISOString())).toBe('2026-03-04 05:06');
});
