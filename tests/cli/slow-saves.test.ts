import { beforeEach, expect, test, vi } from 'vitest';
import type { CaptureProgress } from '#contract/events';
import { fail } from '#core/result';
import type { CliDoor } from '../../electron/main/cli/open-door';
import { createSlowSaves } from '../../electron/main/cli/slow-saves';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const url = 'https://harbour.example/ferry';
const progress: CaptureProgress = { captureId: 'c', label: url, step: 'fetch', bytes: null };

/** A door whose commands end when `end` is called, and what is said meanwhile. */
function watched() {
  const said: string[] = [];
  const ends: (() => void)[] = [];
  const slow = createSlowSaves((text) => {
    said.push(text);
    return Promise.resolve();
  });
  const door = slow.watch({
    command: () =>
      new Promise((resolve) => void ends.push(() => resolve(fail('timeout', 'It took too long.')))),
  } as unknown as CliDoor);
  return { ...slow, door, said, end: () => ends.shift()?.() };
}

test('a save that takes long says after five seconds what it is at, and again now and then', async () => {
  const { door, showCapture, said, end } = watched();
  const saving = door.command('article.save', { source: { kind: 'url', url } });
  showCapture(progress);
  vi.advanceTimersByTime(4999);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1);
  showCapture({ ...progress, bytes: { done: 1200, total: null } });
  vi.advanceTimersByTime(30_000);
  expect(said).toEqual([
    `${url}: Asking for the page; 5 seconds so far.\n`,
    `${url}: Loading, 2 kB; 35 seconds so far.\n`,
  ]);
  showCapture({ ...progress, step: 'failed' });
  end();
  expect(await saving).toMatchObject({ ok: false, error: { code: 'timeout' } });
  vi.advanceTimersByTime(100_000);
  expect(said).toHaveLength(2);
});

test('one that another process carries out tells nothing of itself, but that it is still at it', () => {
  const { door, said } = watched();
  void door.command('article.save', { source: { kind: 'url', url } });
  vi.advanceTimersByTime(5000);
  expect(said).toEqual([`${url}: Still at it; 5 seconds so far.\n`]);
});

test('a text that is fetched again is named as its capture names it', () => {
  const { door, showCapture, said } = watched();
  void door.command('article.refetch', { id: 'a' as never });
  showCapture(progress);
  vi.advanceTimersByTime(5000);
  expect(said).toEqual([`${url}: Asking for the page; 5 seconds so far.\n`]);
});

test('other commands say nothing, nor do saves that are quick', async () => {
  const { door, said, end } = watched();
  const quick = door.command('article.save', { source: { kind: 'url', url } });
  end();
  await quick;
  void door.command('trash.empty', { ids: [] });
  vi.advanceTimersByTime(100_000);
  expect(said).toEqual([]);
});
