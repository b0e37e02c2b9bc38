import { beforeEach, expect, test } from 'vitest';
import { fail, ok, type Result } from '#core/result';
import { createBackupKeeper } from '../../electron/main/backup-keeper';

let notices: string[];
let today: Date;
let outcome: Result<unknown>;
let tries: number;

beforeEach(() => {
  notices = [];
  today = new Date(2026, 10, 22, 9);
  tries = 0;
});

function keeper(): () => Promise<void> {
  return createBackupKeeper({
    backUp: () => {
      tries += 1;
      return Promise.resolve(outcome);
    },
    onNotice: (message) => notices.push(message),
    now: () => today,
  });
}

test('a backup that was made, or wasn’t due, is nothing to tell', async () => {
  outcome = ok(null);
  await keeper()();
  expect(notices).toEqual([]);
});

test('a failure is told once a day, and tried again each time', async () => {
  outcome = fail('storage', 'The disk is full.');
  const look = keeper();
  await look();
  await look();
  expect(notices).toEqual(['Today’s backup of the library was not made. The disk is full.']);
  today = new Date(2026, 10, 23, 9);
  await look();
  expect(notices).toHaveLength(2);
  expect(tries).toBe(3);
});

test.each(['cancelled', 'busy'] as const)('one that was %s is made later without a word', async (code) => {
  outcome = fail(code, 'Not now.');
  await keeper()();
  expect(notices).toEqual([]);
});
