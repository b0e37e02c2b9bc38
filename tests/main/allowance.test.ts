import { expect, test } from 'vitest';
import { createAllowance } from '../../electron/main/allowance';

test('allows so many times within the span, and again when the first is past', () => {
  const may = createAllowance(3, 60_000);
  expect([0, 10_000, 20_000].map(may)).toEqual([true, true, true]);
  expect(may(59_999)).toBe(false);
  expect(may(60_000)).toBe(true);
  expect(may(60_001)).toBe(false);
});
