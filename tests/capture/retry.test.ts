import { expect, test } from 'vitest';
import { retryFor } from '../../electron/capture/retry';

const NOW = Date.parse('2026-06-01T12:00:00Z');

test.each([
  ['10', 10],
  [' 0 ', 1],
  ['60', 60],
  ['Mon, 01 Jun 2026 12:00:30 GMT', 30],
  ['Mon, 01 Jun 2026 11:00:00 GMT', 1],
  ['tomorrow', 2],
  ['1e9', 2],
  [null, 2],
])('Retry-After %j means %d seconds at first', (header, seconds) => {
  expect(retryFor(0, header, NOW)).toEqual({ kind: 'wait', seconds });
});

test('without a word the waits grow, and end after the third', () => {
  const waits = [0, 1, 2, 3].map((before) => retryFor(before, null, NOW));
  expect(waits).toEqual([
    { kind: 'wait', seconds: 2 },
    { kind: 'wait', seconds: 5 },
    { kind: 'wait', seconds: 15 },
    { kind: 'give-up', later: null },
  ]);
});

test('more than a minute isn’t waited for', () => {
  expect(retryFor(0, '61', NOW)).toEqual({ kind: 'give-up', later: 61 });
  expect(retryFor(3, '61', NOW)).toEqual({ kind: 'give-up', later: 61 });
});
