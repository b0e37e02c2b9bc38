// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeKey, takeTyped, typingAhead } from '../../../renderer/highlights/type-ahead';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  takeTyped();
  vi.useRealTimers();
});

function press(...keys: readonly string[]): readonly boolean[] {
  return keys.map((key) => takeKey(new KeyboardEvent('keydown', { key })));
}

test('what is typed while a highlight is stored is kept for its field, with what was taken back', async () => {
  let stored: (comes: boolean) => void = () => undefined;
  const storing = new Promise<boolean>((resolve) => (stored = resolve));
  const done = typingAhead(() => storing);
  expect(press('d', 'e', 'x', 'Backspace', '👍', 'Enter', 'Shift')).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  stored(true);
  await done;
  expect(press('!')).toEqual([true]);
  expect(takeTyped()).toBe('de👍\n!');
  expect(press('d')).toEqual([false]);
});

test('keys are the app’s again at once when no field comes, and soon when it should have', async () => {
  await typingAhead(() => Promise.resolve(false));
  expect(press('d')).toEqual([false]);
  await typingAhead(() => Promise.resolve(true));
  expect(press('d')).toEqual([true]);
  vi.advanceTimersByTime(1000);
  expect(press('d')).toEqual([false]);
  expect(takeTyped()).toBe('');
});

test('a note that is begun soon after another keeps its letters', async () => {
  await typingAhead(() => Promise.resolve(true));
  takeTyped();
  vi.advanceTimersByTime(400);
  await typingAhead(() => Promise.resolve(true));
  press('a');
  vi.advanceTimersByTime(200);
  expect(takeTyped()).toBe('a');
});

test('commands with Ctrl stay commands', () => {
  void typingAhead(() => new Promise(() => undefined));
  expect(takeKey(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }))).toBe(false);
});
