import { expect, test } from 'vitest';
import { table, withBlankLines } from '../../electron/main/cli/formats';

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
