import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { VerifyReport } from '#contract/faults';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { repairLibrary } from '../../../electron/library/verify/repair-library';
import { backedUp, checked } from '../backup/support/backed-up';
import {
  contentsOf,
  objectOf,
  removeArticle,
  writeArticle,
  writtenLibrary,
  type WrittenLibrary,
} from '../backup/support/written-library';
import { unwatched } from '../support/filled-library';
import { snapshot } from '../support/snapshot';
import { systemError } from '../support/system-error';
import { errorOf, valueOf } from '../support/value-of';

async function run({ context, backups }: WrittenLibrary, repair: boolean): Promise<VerifyReport> {
  return valueOf(await repairLibrary(context, { backups, repair }, unwatched()));
}

/** What is wrong with backups; that the pages of these libraries can’t be unpacked is another matter. */
function ofBackups({ faults }: VerifyReport): readonly (readonly [string, boolean, boolean])[] {
  return faults
    .filter(({ kind }) => kind.startsWith('backup-'))
    .map(({ kind, mended, setAside }) => [kind, mended !== null, setAside !== null]);
}

it('names what backups can’t give, and changes nothing by looking', async () => {
  const library = await writtenLibrary();
  const [one, other] = [await writeArticle(library), await writeArticle(library)];
  await backedUp(library);
  expect(ofBackups(await run(library, false))).toEqual([]);
  const damaged = await objectOf(library, `The page of ${one.id}`);
  await writeFile(damaged, 'garbled');
  await rm(await objectOf(library, `The page of ${other.id}`));
  const before = await snapshot(join(library.folder, '..'));
  const report = await run(library, false);
  expect(ofBackups(report)).toEqual([
    ['backup-damaged', false, false],
    ['backup-missing', false, false],
  ]);
  expect(report.faults.find(({ kind }) => kind === 'backup-damaged')).toMatchObject({
    severity: 'fault',
    articleId: null,
    path: damaged,
    message: expect.stringMatching(
      /original\/1\.html\.gz” is damaged in the backup of .* A repair stores/,
    ) as string,
  });
  expect(await snapshot(join(library.folder, '..'))).toEqual(before);
});

it('a repair stores anew what the library has, and says what is lost', async () => {
  const library = await writtenLibrary();
  const [stays, gone] = [await writeArticle(library), await writeArticle(library)];
  await backedUp(library);
  await removeArticle(library, gone.id);
  for (const { id } of [stays, gone])
    await writeFile(await objectOf(library, `The page of ${id}`), 'garbled');
  const before = await contentsOf(library.folder);
  const report = await run(library, true);
  const told = report.faults.filter(({ kind }) => kind === 'backup-damaged');
  const toldOf = (id: string) => told.find(({ message }) => message.includes(id));
  expect(told).toHaveLength(2);
  expect(toldOf(stays.id)).toMatchObject({ mended: 'It was stored anew from the library.' });
  expect(toldOf(gone.id)).toMatchObject({
    mended: null,
    message: expect.stringContaining('all else there can be restored') as string,
  });
  for (const { setAside } of told) expect((await nodeFileSystem.stat(setAside ?? '')).kind).toBe('file');
  expect(await contentsOf(library.folder)).toEqual(before);
  expect((await checked(library)).broken.map(({ path }) => path)).toEqual([
    `articles/${gone.id}/original/1.html.gz`,
  ]);
  // What is lost is told of until no backup names it any more.
  expect(ofBackups(await run(library, false))).toEqual([['backup-missing', false, false]]);
});

it('backups that the disk won’t give are a fault, and the library is checked all the same', async () => {
  const library = await writtenLibrary();
  await writeArticle(library);
  await backedUp(library);
  const files = {
    ...nodeFileSystem,
    readFile: (path: string) =>
      path.includes('objects') ? Promise.reject(systemError('EACCES')) : nodeFileSystem.readFile(path),
  };
  const report = await run({ ...library, context: { ...library.context, files } }, false);
  expect(report.articles).toBe(1);
  expect(ofBackups(report)).toEqual([['backup-unreadable', false, false]]);
});

it('a library whose own file is lost is checked without its backups', async () => {
  const library = await writtenLibrary();
  await writeArticle(library);
  for (const name of ['library.json', 'library.json.last-good']) await rm(join(library.folder, name));
  await mkdir(library.backups);
  const report = await run(library, false);
  expect(report.faults.map(({ kind }) => kind)).toContain('document-lost');
  expect(ofBackups(report)).toEqual([]);
});

it('stops when it is asked to', async () => {
  const library = await writtenLibrary();
  const { context, backups } = library;
  await backedUp(library);
  const watch = { ...unwatched(), signal: AbortSignal.abort() };
  for (const repair of [false, true]) {
    expect(errorOf(await repairLibrary(context, { backups, repair }, watch)).code).toBe('cancelled');
  }
});
