import { expect, test } from 'vitest';
import { isSameTitle } from '#core/extract/same-title';

test.each([
  ['The clock', 'The clock'],
  ['The clock', 'The Clock – Page 2'],
  ['The clock (1/3)', 'The clock (2/3)'],
  ['Die Uhr am Hafen, Teil 1 von 3', 'Die Uhr am Hafen, Teil 2 von 3'],
  ['時計', '時計 2'],
])('“%s” and “%s” are the same', (one, other) => {
  expect(isSameTitle(one, other)).toBe(true);
});

test.each([
  ['The clock', 'The ferry'],
  ['The clock', 'The clock and the ferry'],
  ['1', '2'],
  ['Page 1', 'Page 2'],
])('“%s” and “%s” are not', (one, other) => {
  expect(isSameTitle(one, other)).toBe(false);
});
