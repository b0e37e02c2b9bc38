import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
  expect(settings.current().reading.theme).toBe('system');
  await expect(readFile(join(folder, 'settings.json'))).rejects.toThrow();
  expect(notices).toEqual([]);
});

test('what is changed is there at the next start', async () => {
  const first = await open();
  expect(await first.changeReading({ theme: 'dark' })).toMatchObject({ ok: true });
  expect(await first.changeReading({ theme: 'light' })).toMatchObject({ ok: true });
  expect(first.current().reading.theme).toBe('light');
  expect((await open()).current().reading.theme).toBe('light');
});

test('a damaged file keeps nobody from starting, and is told of', async () => {
  await writeFile(join(folder, 'settings.json'), '{"format":1,"theme":');
  const settings = await open();
  expect(settings.current().reading.theme).toBe('system');
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('settings.json');
});

test('a damaged file is set aside by the first change', async () => {
  await writeFile(join(folder, 'settings.json'), '{"format":1,"theme":');
  expect(await (await open()).changeReading({ theme: 'dark' })).toMatchObject({ ok: true });
  const aside = (await readdir(folder)).filter((name) => name.startsWith('settings.json.damaged-'));
  expect(aside).toHaveLength(1);
  expect(await readFile(join(folder, aside[0] ?? ''), 'utf8')).toBe('{"format":1,"theme":');
  expect((await open()).current().reading.theme).toBe('dark');
});

test('settings of a newer Commonplace are never overwritten', async () => {
  const newer = '{"format":99,"theme":"sepia"}';
  await writeFile(join(folder, 'settings.json'), newer);
  const settings = await open();
  expect(await settings.changeReading({ theme: 'dark' })).toMatchObject({
    ok: false,
    error: { code: 'unsupported' },
  });
  expect(settings.current().reading.theme).toBe('system');
  expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe(newer);
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test('changes at the same time do not overtake each other', async () => {
  const settings = await open();
  await Promise.all([settings.changeReading({ theme: 'dark' }), settings.changeReading({ theme: 'light' })]);
  expect(settings.current().reading.theme).toBe('light');
  expect((await open()).current().reading.theme).toBe('light');
  expect((await readdir(folder)).filter((name) => name.includes('.damaged-'))).toEqual([]);
});

test('settings from before caret browsing have it off, and keep their theme', async () => {
  await writeFile(join(folder, 'settings.json'), '{"format":1,"theme":"dark"}');
  const settings = await open();
  expect(settings.current()).toMatchObject({ reading: { theme: 'dark' }, caretBrowsing: false });
  expect(await settings.change({ caretBrowsing: true })).toMatchObject({ ok: true });
  expect((await open()).current()).toMatchObject({ reading: { theme: 'dark' }, caretBrowsing: true });
  expect(notices).toEqual([]);
});

test('what was chosen for listening is there at the next start; what makes no sense there harms nothing else', async () => {
  const first = await open();
  expect(await first.change({ aloud: { rate: 1.5, voices: { en: 'kate' } } })).toMatchObject({ ok: true });
  expect((await open()).current().aloud).toEqual({ rate: 1.5, voices: { en: 'kate' } });
  const stored = JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) as object;
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...stored, aloud: { rate: 'fast' } }));
  expect((await open()).current()).toMatchObject({ aloud: { rate: 1, voices: {} }, caretBrowsing: false });
  expect(notices).toEqual([]);
});
