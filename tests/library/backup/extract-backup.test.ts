import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ok } from '#core/result';
import { backUp } from '../../../electron/library/backup/back-up';
import { extractBackup } from '../../../electron/library/backup/extract-backup';
import { faultyFiles } from '../support/faulty-files';
import { opened } from '../support/opened';
import { sampleArticle } from '../support/sample-article';
import { temporaryFolder } from '../support/temporary-folder';
import { errorOf, valueOf } from '../support/value-of';
import { objectFiles, watch, writeArticle, writtenLibrary } from './support/written-library';

it('makes a library that opens with all it had', async () => {
  const { folder, backups, context } = await writtenLibrary();
  const library = await opened(folder);
  const { id: shown } = valueOf(await library.add(sampleArticle('Shown')));
  valueOf(
    await library.change(shown, (record, now) =>
      ok({ record: { ...record, shelf: 'later', updatedAt: now } }),
    ),
  );
  const { id: deleted } = valueOf(await library.add(sampleArticle('Deleted')));
  valueOf(await library.trash(deleted));
  const { id } = valueOf(await backUp(context, { backups, reason: 'asked' }, watch()));
  const into = join(await temporaryFolder(), 'made', 'here');
  expect(valueOf(await extractBackup(context, { backups, id, into }, watch()))).toEqual({
    articles: 1,
    faults: [],
  });
  const other = await opened(into);
  expect(other.id).toBe(library.id);
  expect(other.articles()).toEqual(library.articles());
  expect(valueOf(await other.record(deleted)).deletedAt).not.toBeNull();
  expect(valueOf(await other.content(shown))).toEqual(valueOf(await library.content(shown)));
});

it('refuses a folder that isn’t empty, and a file', async () => {
  const { folder, backups, context } = await writtenLibrary();
  const { id } = valueOf(await backUp(context, { backups, reason: 'asked' }, watch()));
  expect(errorOf(await extractBackup(context, { backups, id, into: folder }, watch())).code).toBe(
    'bad-request',
  );
  const into = join(folder, 'library.json');
  expect(errorOf(await extractBackup(context, { backups, id, into }, watch())).code).toBe('bad-request');
});

it('leaves the folder empty when the disk fills', async () => {
  const library = await writtenLibrary();
  await writeArticle(library);
  const { context, backups } = library;
  const { id } = valueOf(await backUp(context, { backups, reason: 'asked' }, watch()));
  const into = await temporaryFolder();
  const faulty = faultyFiles({ kind: 'before', code: 'ENOSPC' });
  faulty.strikeAt(6);
  const error = errorOf(
    await extractBackup({ ...context, files: faulty.files }, { backups, id, into }, watch()),
  );
  expect(error.code).toBe('storage');
  expect(error.message).toContain(into);
  expect(await readdir(into)).toEqual([]);
});

it('writes all that can be had of a backup that isn’t whole, and names the rest', async () => {
  const library = await writtenLibrary();
  const { context, backups, notices } = library;
  const { id: article } = await writeArticle(library);
  const { id } = valueOf(await backUp(context, { backups, reason: 'asked' }, watch()));
  for (const path of await objectFiles(backups)) {
    if ((await readFile(path, 'utf8')).startsWith('The page')) await rm(path);
  }
  const into = join(await temporaryFolder(), 'extracted');
  const { faults } = valueOf(await extractBackup(context, { backups, id, into }, watch()));
  expect(faults).toEqual([{ path: `articles/${article}/original/1.html.gz`, fault: 'missing' }]);
  expect(notices.join()).toContain('is missing');
  expect((await opened(into)).articles()).toHaveLength(1);
});
