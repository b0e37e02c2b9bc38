import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, type Result } from '#core/result';
import type { Library } from '../../electron/library/library';
import { openLibraryHere, type OpenedLibrary } from '../../electron/main/library-session';
import { createRemoteDoor } from '../../electron/main/socket/socket-client';

const openLibrary = vi.hoisted(() => vi.fn<() => Promise<Result<Library>>>());
vi.mock('electron', () => ({ app: { getPath: () => tmpdir(), getAppPath: () => tmpdir() } }));
vi.mock('../../electron/main/log', () => ({ logFault: () => Promise.resolve() }));
vi.mock('../../electron/library/open-library', () => ({ openLibrary }));
vi.mock('../../electron/main/app-protocol', () => ({ serveApp: () => undefined }));

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-session-'));
});

afterEach(() => rm(folder, { recursive: true }));

function open(): Promise<OpenedLibrary> {
  const ignore = (): void => undefined;
  return openLibraryHere({
    folder,
    what: 'app',
    onNotice: ignore,
    onProgress: ignore,
    onTask: ignore,
    onChange: ignore,
    onShow: ignore,
  });
}

test.each([
  ['can’t be opened', () => Promise.resolve(fail('storage', 'The disk refused.'))],
  ['meets a fault of ours', () => Promise.reject(new Error('a bug'))],
])('a library that %s is free again, and who waited for it may try again', async (_what, outcome) => {
  let end: () => void = () => undefined;
  openLibrary.mockImplementationOnce(async () => {
    await new Promise<void>((resolve) => (end = resolve));
    return outcome();
  });
  const opening = Promise.allSettled([open()]);
  await vi.waitFor(() => expect(openLibrary).toHaveBeenCalled());
  const other = await open();
  if (other.kind !== 'elsewhere') throw new Error(JSON.stringify(other));
  const socket = await other.connect();
  if (!socket.ok) throw new Error(socket.error.message);
  const waiting = createRemoteDoor(socket.value).query('article.list', {});
  end();
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'locked' } });
  await opening;
  expect(await readdir(folder)).toEqual([]);
  openLibrary.mockReset();
});
