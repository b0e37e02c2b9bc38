import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backupFolderOf } from '../../../electron/library/backup/backup-folder';
import { brokenText, checkBackups } from '../../../electron/library/backup/check-backups';
import { snapshot } from '../support/snapshot';
import { errorOf, valueOf } from '../support/value-of';
import { backedUp, checked } from './support/backed-up';
import { objectOf, watch, writeArticle, writtenLibrary } from './support/written-library';

it('finds nothing wrong with backups that are whole, or with none', async () => {
  const library = await writtenLibrary();
  await writeArticle(library);
  expect(await checked(library)).toEqual({ broken: [], unreadable: [] });
  await backedUp(library);
  await backedUp(library);
  expect(await checked(library)).toEqual({ broken: [], unreadable: [] });
});

it('names each file whose content is missing or damaged once, with its backups, and changes nothing', async () => {
  const library = await writtenLibrary();
  const one = await writeArticle(library);
  const older = await backedUp(library);
  const other = await writeArticle(library);
  const newer = await backedUp(library);
  await writeFile(await objectOf(library, `The page of ${one.id}`), 'garbled');
  await rm(await objectOf(library, `The page of ${other.id}`));
  const before = await snapshot(library.backups);
  const { broken, unreadable } = await checked(library);
  expect(broken.map(({ path, fault, backups }) => [path, fault, backups.map(({ id }) => id)])).toEqual([
    [`articles/${one.id}/original/1.html.gz`, 'damaged', [newer, older].sort().reverse()],
    [`articles/${other.id}/original/1.html.gz`, 'missing', [newer]],
  ]);
  expect(unreadable).toEqual([]);
  expect(broken.map(brokenText).join(' ')).toMatch(
    /is damaged in the backup of .* and in 1 before it\. .* is missing in the backup of [^.]*\.$/,
  );
  expect(await snapshot(library.backups)).toEqual(before);
});

it('says so when a list of files is damaged, and checks the other backups', async () => {
  const library = await writtenLibrary();
  const article = await writeArticle(library);
  const [torn] = [await backedUp(library), await backedUp(library)];
  await writeFile(await objectOf(library, `The page of ${article.id}`), 'garbled');
  const names = await readdir(library.backups, { recursive: true });
  const path = join(library.backups, names.find((name) => name.endsWith(`${torn}.files.gz`)) ?? '');
  await writeFile(path, 'garbled');
  const { broken, unreadable } = await checked(library);
  expect(broken).toHaveLength(1);
  expect(unreadable).toEqual([{ path, message: expect.stringContaining('is damaged') as string }]);
});

it('stops when it is asked to', async () => {
  const library = await writtenLibrary();
  await writeArticle(library);
  await backedUp(library);
  const folder = valueOf(await backupFolderOf(library.context, library.backups));
  expect(errorOf(await checkBackups(folder, watch(AbortSignal.abort()))).code).toBe('cancelled');
});
