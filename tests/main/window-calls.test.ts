import { beforeEach, expect, test, vi, type Mock } from 'vitest';
import { ok } from '#core/result';
import type { LibrarySession } from '../../electron/main/library-session';
import type { SettingsStore } from '../../electron/main/settings';
import { createWindowCalls } from '../../electron/main/window-calls';

vi.mock('electron', () => ({ app: {}, dialog: {}, shell: {}, clipboard: {} }));

type Call = (...args: readonly unknown[]) => Promise<unknown>;

let door: { command: Mock<Call>; query: Mock<Call> };

beforeEach(() => {
  const answer = () => Promise.resolve(ok(null));
  door = { command: vi.fn<Call>(answer), query: vi.fn<Call>(answer) };
});

function calls() {
  return createWindowCalls({ door } as unknown as LibrarySession, {} as SettingsStore);
}

test.each([
  ['article.save', { source: { kind: 'file', path: '/etc/passwd' } }],
  ['article.save', { source: { kind: 'bytes', base64: 'eA==', zip: { path: '/etc/a.zip', entry: 'a.md' } } }],
  ['library.merge', { from: '/etc' }],
] as const)('a page can’t have %s read a path of its choice', async (name, args) => {
  expect(await calls().command(name, args)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  expect(door.command).not.toHaveBeenCalled();
});

test.each([
  ['merge.plan', { from: '/etc' }],
  ['library.archive', { path: '/etc/crontab' }],
] as const)('a page can’t have %s take a path of its choice', async (name, args) => {
  expect(await calls().query(name, args)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  expect(door.query).not.toHaveBeenCalled();
});

test('what names no path goes to the library', async () => {
  const restore = { backup: '2026-11-22T19-08-19Z-579a', articles: null };
  await calls().command('library.restore', restore);
  await calls().query('library.verify', {});
  expect(door.command).toHaveBeenCalledWith('library.restore', restore);
  expect(door.query).toHaveBeenCalledWith('library.verify', {});
});
