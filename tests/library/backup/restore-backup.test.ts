import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newArticleId } from '#core/ids';
import { backUp } from '../../../electron/library/backup/back-up';
import { compareBackup } from '../../../electron/library/backup/compare-backup';
import { finishRestore } from '../../../electron/library/backup/finish-restore';
import { listBackups } from '../../../electron/library/backup/list-backups';
import { restoreBackup } from '../../../electron/library/backup/restore-backup';
import { nodeFileSystem } from '../../../electron/library/document/file-system';
import { opened } from '../support/opened';
import { systemError } from '../support/system-error';
import { errorOf, valueOf } from '../support/value-of';
import { changed, partOf, restore } from './support/changed-library';
import { contentsOf, objectFiles, watch, writeArticle, writtenLibrary } from './support/written-library';

describe('comparing with a backup', () => {
  it('tells what each article would become, and changes nothing', async () => {
    const { library, id, edited, purged, trashed, added, now } = await changed();
    const difference = valueOf(
      await compareBackup(library.context, { backups: library.backups, id }, watch()),
    );
    expect(difference.same).toBe(1);
    expect(difference.backup.id).toBe(id);
    const told = new Map(difference.articles.map((each) => [each.id, each]));
    expect(told.get(edited.id)).toMatchObject({
      title: 'Edited since',
      change: 'goes back',
      details: 'title becomes “Edited”',
    });
    expect(told.get(purged.id)).toMatchObject({
      title: 'Purged',
      change: 'comes back',
      details: 'is not here now',
    });
    expect(told.get(trashed.id)).toMatchObject({ change: 'comes back', details: 'comes out of the trash' });
    expect(told.get(added.id)).toMatchObject({ change: 'goes away', details: 'is not in the backup' });
    expect(told.size).toBe(4);
    expect(await contentsOf(library.folder)).toEqual(now);
    expect(valueOf(await listBackups(library.context, library.backups))).toHaveLength(1);
  });

  it('doesn’t take an article that can’t be read for the same', async () => {
    const library = await writtenLibrary();
    const article = await writeArticle(library);
    const { id } = valueOf(
      await backUp(library.context, { backups: library.backups, reason: 'daily' }, watch()),
    );
    for (const name of ['article.json', 'article.json.last-good']) {
      await writeFile(join(library.folder, 'articles', article.id, name), '{');
    }
    const difference = valueOf(
      await compareBackup(library.context, { backups: library.backups, id }, watch()),
    );
    expect(difference.articles).toMatchObject([{ change: 'goes back', details: 'can’t be read now' }]);
    valueOf(await restoreBackup(library.context, { backups: library.backups, id, articles: null }, watch()));
    const restored = await opened(library.folder);
    expect(restored.articles().map(({ title }) => title)).toEqual([article.title]);
  });

  it('names a backup that isn’t there', async () => {
    const { context, backups } = await writtenLibrary();
    expect(errorOf(await compareBackup(context, { backups, id: '../x' }, watch())).code).toBe('bad-request');
    const id = '2026-11-22T18-03-12Z-ab12';
    expect(errorOf(await compareBackup(context, { backups, id }, watch())).code).toBe('not-found');
  });
});

describe('restoring a backup', () => {
  it('brings the whole library back, after a backup of what it was', async () => {
    const state = await changed();
    const { library, added, before, now } = state;
    const { restored, setAside, safety } = valueOf(await restore(state));
    expect({ restored, setAside }).toEqual({ restored: 3, setAside: 1 });
    expect(safety.reason).toBe('before restore');
    expect(await contentsOf(library.folder)).toEqual(before);
    const library2 = await opened(library.folder);
    expect(
      library2
        .articles()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Edited', 'Lasting', 'Purged', 'Trashed']);
    await library2.close();
    // And back again: nothing of what was there is lost, but for the record of the purge.
    valueOf(await restore({ ...state, id: safety.id }));
    expect(await contentsOf(library.folder)).toEqual(now);
    expect(partOf(now, added.id)).not.toEqual({});
  });

  it('brings back chosen articles only, and takes none away', async () => {
    const state = await changed();
    const { library, edited, purged, before, now } = state;
    const { restored, setAside } = valueOf(await restore(state, [edited.id, purged.id]));
    expect({ restored, setAside }).toEqual({ restored: 2, setAside: 0 });
    const after = await contentsOf(library.folder);
    const isOther = ([path]: readonly [string, string]): boolean =>
      !path.includes(edited.id) && !path.includes(purged.id);
    expect(Object.fromEntries(Object.entries(after).filter(isOther))).toEqual(
      Object.fromEntries(Object.entries(now).filter(isOther)),
    );
    for (const { id } of [edited, purged]) expect(partOf(after, id)).toEqual(partOf(before, id));
  });

  it('refuses an article that isn’t in the backup before anything changes', async () => {
    const state = await changed();
    const error = errorOf(await restore(state, [newArticleId()]));
    expect(error.code).toBe('not-found');
    expect(await contentsOf(state.library.folder)).toEqual(state.now);
    expect(valueOf(await listBackups(state.library.context, state.library.backups))).toHaveLength(1);
  });

  it('takes chosen articles away that the backup lacks, when that is asked for', async () => {
    const state = await changed();
    const { library, id, edited, purged, added, before, now } = state;
    const args = { backups: library.backups, id, articles: [edited.id, added.id, newArticleId()] };
    expect(errorOf(await restoreBackup(library.context, args, watch())).code).toBe('not-found');
    expect(await contentsOf(library.folder)).toEqual(now);
    const asked = { ...args, mayGoAway: true };
    const done = valueOf(await restoreBackup(library.context, asked, watch()));
    expect(done).toMatchObject({ restored: 1, setAside: 1 });
    expect([...done.articles].sort()).toEqual([edited.id, added.id].sort());
    const after = await contentsOf(library.folder);
    expect(partOf(after, edited.id)).toEqual(partOf(before, edited.id));
    expect(partOf(after, added.id)).toEqual({});
    expect(Object.keys(after)).toContain(`tombstones/${purged.id}.json`);
    // And back again.
    const back = { backups: library.backups, id: done.safety.id, articles: done.articles };
    valueOf(await restoreBackup(library.context, { ...back, mayGoAway: true }, watch()));
    expect(await contentsOf(library.folder)).toEqual(now);
  });

  it('gives an article that goes away its tombstone back, and no other', async () => {
    const state = await changed();
    const { library, purged, now } = state;
    const back = valueOf(await restore(state, [purged.id]));
    const args = { backups: library.backups, id: back.safety.id, articles: [purged.id], mayGoAway: true };
    valueOf(await restoreBackup(library.context, args, watch()));
    expect(await contentsOf(library.folder)).toEqual(now);
  });

  it('changes nothing when the present can’t be backed up first', async () => {
    const state = await changed();
    const refuse = (): Promise<never> => Promise.reject(systemError('ENOSPC'));
    const files = { ...nodeFileSystem, createFile: refuse, copyFile: refuse };
    expect(errorOf(await restore(state, null, { ...state.library.context, files })).code).toBe('storage');
    expect(await contentsOf(state.library.folder)).toEqual(state.now);
  });

  it('leaves an article as it is whose backup is damaged, and says so', async () => {
    const state = await changed();
    const { library, edited, now } = state;
    const text = Buffer.from(
      partOf(state.before, edited.id)[`articles/${edited.id}/original/1.html.gz`] ?? '',
      'hex',
    );
    for (const path of await objectFiles(library.backups)) {
      if ((await nodeFileSystem.readFile(path)).toString() === text.toString())
        await writeFile(path, 'garbled');
    }
    const { restored } = valueOf(await restore(state));
    expect(restored).toBe(2);
    expect(partOf(await contentsOf(library.folder), edited.id)).toEqual(partOf(now, edited.id));
    expect(library.notices.join()).toContain('The backup of “Edited” is damaged');
  });

  it('says so when it is stopped on the way, and keeps each article whole', async () => {
    const state = await changed();
    const stop = new AbortController();
    let rounds = 0;
    const outcome = await restoreBackup(
      state.library.context,
      { backups: state.library.backups, id: state.id, articles: null },
      {
        signal: stop.signal,
        onProgress: (done) => {
          if (done === 0) rounds += 1;
          if (rounds === 2) stop.abort();
        },
      },
    );
    const error = errorOf(outcome);
    expect(error.code).toBe('cancelled');
    expect(error.message).toContain('0 of 4 articles');
    expect(await contentsOf(state.library.folder)).toEqual(state.now);
  });
});

describe('ending a restore that was cut off', () => {
  it('has nothing to do in a library that is new or that no restore left', async () => {
    const library = await writtenLibrary();
    await writeArticle(library);
    const before = await contentsOf(library.folder);
    valueOf(await finishRestore(library.context));
    expect(await contentsOf(library.folder)).toEqual(before);
    valueOf(await finishRestore({ ...library.context, folder: join(library.folder, 'nowhere') }));
  });

  it('brings the replaced article back even if what was to replace it has been swept', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library);
    const before = await contentsOf(library.folder);
    const articles = join(library.folder, 'articles');
    await rename(join(articles, id), join(articles, `.replaced-${id}`));
    valueOf(await finishRestore(library.context));
    expect(await contentsOf(library.folder)).toEqual(before);
  });

  it('brings the replaced article back when its successor isn’t in place yet', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library);
    const before = await contentsOf(library.folder);
    const articles = join(library.folder, 'articles');
    await rename(join(articles, id), join(articles, `.replaced-${id}`));
    await mkdir(join(articles, `.incoming-${id}`));
    valueOf(await finishRestore(library.context));
    expect(await contentsOf(library.folder)).toEqual(before);
  });
});
