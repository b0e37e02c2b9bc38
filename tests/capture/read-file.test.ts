import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSourceFile } from '../../electron/capture/read-file';
import { needsPermissions } from '../support/needs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-read-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const { signal } = new AbortController();
const failure = (code: string, message: RegExp): unknown => ({
  ok: false,
  error: { code, message: expect.stringMatching(message) as string },
});

test('a file is read whole', async () => {
  await writeFile(join(folder, 'a.txt'), 'words');
  expect(await readSourceFile(join(folder, 'a.txt'), signal)).toEqual({
    ok: true,
    value: new TextEncoder().encode('words'),
  });
});

test('a missing file is named', async () => {
  expect(await readSourceFile(join(folder, 'none.txt'), signal)).toEqual(failure('not-found', /none\.txt/));
  expect(await readSourceFile(join(folder, 'a.txt', 'b'), signal)).toEqual(failure('not-found', /b\./));
});

test('names that no file can have', async () => {
  expect(await readSourceFile(join(folder, 'x'.repeat(300)), signal)).toEqual(
    failure('not-found', /can’t be/),
  );
  expect(await readSourceFile('/a\0b', signal)).toEqual(failure('not-found', /can’t be/));
});

test('a folder, an empty file, a huge file', async () => {
  await mkdir(join(folder, 'd'));
  expect(await readSourceFile(join(folder, 'd'), signal)).toEqual(failure('unsupported', /is a folder/));
  await writeFile(join(folder, 'empty.txt'), '');
  expect(await readSourceFile(join(folder, 'empty.txt'), signal)).toEqual(failure('empty', /is empty/));
  await writeFile(join(folder, 'huge.html'), '');
  await truncate(join(folder, 'huge.html'), 200_000_000);
  expect(await readSourceFile(join(folder, 'huge.html'), signal)).toEqual(failure('too-large', /is 200 MB/));
});

test('a file that may not be read', async (context) => {
  needsPermissions(context);
  await writeFile(join(folder, 'closed.txt'), 'x');
  await chmod(join(folder, 'closed.txt'), 0);
  expect(await readSourceFile(join(folder, 'closed.txt'), signal)).toEqual(failure('storage', /permissions/));
});

test('cancelling stops it', async () => {
  await writeFile(join(folder, 'c.txt'), 'words');
  expect(await readSourceFile(join(folder, 'c.txt'), AbortSignal.abort())).toEqual(
    failure('cancelled', /stopped/),
  );
});
