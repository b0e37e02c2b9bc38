import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettings } from '../../electron/main/settings';

let folder: string;
let notices: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-settings-'));
  notices = [];
});

afterEach(() => rm(folder, { recursive: true }));

const open = () => openSettings(folder, (message) => notices.push(message));

test('a first start follows the system, and writes nothing', async () => {
  const settings = await open();
  expect(settings.current().theme).toBe('system');
  await expect(readFile(join(folder, 'settings.json'))).rejects.toThrow();
  expect(notices).toEqual([]);
});

test('what is changed is there at the next start', async () => {
  const first = await open();
  expect(await first.change({ theme: 'dark' })).toMatchObject({ ok: true });
  expect(await first.change({ theme: 'light' })).toMatchObject({ ok: true });
  expect(first.current().theme).toBe('light');
  expect((await open()).current().theme).toBe('light');
});

test('a damaged file keeps nobody from starting, and is told of', async () => {
  await writeFile(join(folder, 'settings.json'), '{"format":1,"theme":');
  const settings = await open();
  expect(settings.current().theme).toBe('system');
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('settings.json');
});
