import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeTextFile } from '../../electron/main/write-file';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-write-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('writes a new file, and replaces one whole', async () => {
  const path = join(folder, 'notes.md');
  expect(await writeTextFile(path, 'a long first text')).toEqual({ ok: true, value: path });
  expect(await writeTextFile(path, 'short')).toEqual({ ok: true, value: path });
  expect(await readFile(path, 'utf8')).toBe('short');
  expect(await readdir(folder)).toEqual(['notes.md']);
});

test('refuses a name that no file can have', async () => {
  expect(await writeTextFile(join(folder, 'a\0b.md'), 'text')).toMatchObject({
    error: { code: 'bad-request' },
  });
});

test.skipIf(process.platform === 'win32').each([0o600, 0o664])('keeps the permissions %o', async (mode) => {
  const path = join(folder, 'notes.md');
  await writeFile(path, 'old');
  await chmod(path, mode);
  expect(await writeTextFile(path, 'new')).toMatchObject({ ok: true });
  expect((await stat(path)).mode & 0o777).toBe(mode);
});

test('replaces no folder', async () => {
  await mkdir(join(folder, 'notes.md'));
  expect(await writeTextFile(join(folder, 'notes.md'), 'text')).toMatchObject({
    error: { code: 'bad-request' },
  });
});

test('makes no folders', async () => {
  const written = await writeTextFile(join(folder, 'deep', 'notes.md'), 'text');
  expect(written).toMatchObject({ error: { code: 'storage' } });
  expect(await readdir(folder)).toEqual([]);
});

test.skipIf(process.platform === 'win32')('writes through a link', async () => {
  await writeFile(join(folder, 'real.md'), 'old');
  await symlink('real.md', join(folder, 'link.md'));
  expect(await writeTextFile(join(folder, 'link.md'), 'new')).toMatchObject({ ok: true });
  expect(await readlink(join(folder, 'link.md'))).toBe('real.md');
  expect(await readFile(join(folder, 'real.md'), 'utf8')).toBe('new');
});

test.skipIf(process.platform === 'win32')('replaces no device', async () => {
  expect(await writeTextFile('/dev/null', 'text')).toMatchObject({ error: { code: 'bad-request' } });
});
