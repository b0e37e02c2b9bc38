import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backUp } from '../../../electron/library/backup/back-up';
import { checkBackup } from '../../../electron/library/backup/check-backup';
import { errorOf, valueOf } from '../support/value-of';
import {
  objectFiles,
  watch,
  writeArticle,
  writtenLibrary,
  type WrittenLibrary,
} from './support/written-library';

async function backedUp({ context, backups }: WrittenLibrary): Promise<string> {
  return valueOf(await backUp(context, { backups, reason: 'asked' }, watch())).id;
}

async function objectOf({ backups }: WrittenLibrary, content: string): Promise<string> {
  for (const path of await objectFiles(backups)) if ((await readFile(path, 'utf8')) === content) return path;
  throw new Error(`No object holds “${content}”.`);
}

it('finds nothing wrong with a whole backup', async () => {
  const library = await writtenLibrary();
  await writeArticle(library);
  const id = await backedUp(library);
  expect(valueOf(await checkBackup(library.context, { backups: library.backups, id }, watch()))).toEqual({
    files: 4,
    faults: [],
  });
});

it('names each file whose content is missing or damaged, and the next backup makes good of it', async () => {
  const library = await writtenLibrary();
  const [one, other] = [await writeArticle(library), await writeArticle(library)];
  const id = await backedUp(library);
  await writeFile(await objectOf(library, `The page of ${one.id}`), 'garbled');
  await rm(await objectOf(library, `The page of ${other.id}`));
  const check = valueOf(await checkBackup(library.context, { backups: library.backups, id }, watch()));
  expect(check.faults).toEqual([
    { path: `articles/${one.id}/original/1.html.gz`, fault: 'damaged' },
    { path: `articles/${other.id}/original/1.html.gz`, fault: 'missing' },
  ]);
  await backedUp(library);
  expect(
    valueOf(await checkBackup(library.context, { backups: library.backups, id }, watch())).faults,
  ).toEqual([]);
});

it('says so when the list of files is damaged', async () => {
  const library = await writtenLibrary();
  const id = await backedUp(library);
  const path = (await readdir(library.backups, { recursive: true })).find((name) =>
    name.endsWith('.files.gz'),
  );
  await writeFile(join(library.backups, path ?? ''), 'garbled');
  const error = errorOf(await checkBackup(library.context, { backups: library.backups, id }, watch()));
  expect(error.code).toBe('damaged');
  expect(error.message).toContain('is damaged');
});
