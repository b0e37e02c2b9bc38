import { expect, test } from 'vitest';
import { retryRights } from '../../../electron/capture/assets/retry-rights';

test.each([
  ['http://192.168.1.20/a.png', 'unreachable', 'person'],
  ['http://127.0.0.1:8080/a.png', 'refused', 'person'],
  ['http://192.168.1.20/a.png', 'not-followed', 'page'],
  ['http://192.168.1.20/a.png', 'waiting', 'page'],
  ['http://192.168.1.20/a.png', 'too-many', 'page'],
  ['http://192.168.1.20/a.png', null, 'page'],
  // It was public when it was asked for, and may have been changed to lead inside.
  ['https://harbour.example/a.png', 'refused', 'page'],
] as const)('%s, missing as %s, is asked for as from a %s', (address, reason, from) => {
  expect(retryRights(new URL(address), reason)).toEqual({ from, namedBy: null });
});
