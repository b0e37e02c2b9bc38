import { mkdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../../electron/library/backup/back-up';
import { listBackups } from '../../../electron/library/backup/list-backups';
import { nodeFileSystem, type FileSystem } from '../../../electron/library/document/file-system';
import { errorOf, valueOf } from '../support/value-of';
import { ASKED, backedUp, checked, extracted } from './support/backed-up';
import { contentsOf, objectNames, watch, writeArticle, writtenLibrary } from './support/written-library';

describe('a backup', () => {
  it('holds the library’s file, the articles, the trash, the tombstones and what was set aside', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library, { title: 'Here' });
    await writeArticle(library, { title: 'Deleted', deletedAt: '2024-03-04T08:00:00.000Z' });
    const aside = 'article.json.damaged-2024-03-04T08-00-00-000Z-0123abcd';
    await writeFile(join(library.folder, 'articles', id, aside), '{"torn');
    await mkdir(join(library.folder, 'tombstones'));
    await writeFile(join(library.folder, 'tombstones', 'gone.json'), '{"format":1}');
    const expected = await contentsOf(library.folder);
    // None of these is the library's.
    await writeFile(join(library.folder, 'library.lock'), 'held');
    await mkdir(join(library.folder, 'articles', '.incoming-x'));
    await writeFile(join(library.folder, 'articles', '.incoming-x', 'article.json'), '{}');
    const temporary = 'article.json.01234567-89ab-cdef-0123-456789abcdef.tmp';
    await writeFile(join(library.folder, 'articles', id, temporary), '{');
    const summary = valueOf(
      await backUp(library.context, { backups: library.backups, reason: 'daily' }, watch()),
    );
    expect(summary).toMatchObject({ reason: 'daily', articles: 1, files: Object.keys(expected).length });
    expect(await extracted(library, summary.id)).toEqual(expected);
    expect(valueOf(await listBackups(library.context, library.backups))).toEqual([summary]);
    expect(library.notices).toEqual([]);
  });

  it('of a library that hasn’t changed reads none of its articles and stores nothing', async () => {
    const read: string[] = [];
    const files: FileSystem = {
      ...nodeFileSystem,
      readFile: (path) => {
        read.push(path);
        return nodeFileSystem.readFile(path);
      },
    };
    const library = await writtenLibrary({ files });
    await writeArticle(library);
    await backedUp(library);
    const before = await objectNames(library.backups);
    read.length = 0;
    const again = valueOf(
      await backUp(library.context, { backups: library.backups, reason: ASKED }, watch()),
    );
    expect(again.newBytes).toBe(0);
    expect(await objectNames(library.backups)).toEqual(before);
    expect(read.filter((path) => path.startsWith(join(library.folder, 'articles')))).toEqual([]);
    expect(await extracted(library, again.id)).toEqual(await contentsOf(library.folder));
  });

  it('doesn’t take a file for unchanged that was written at the very time of the backup before', async () => {
    const library = await writtenLibrary({ now: () => new Date() });
    const { id } = await writeArticle(library);
    const path = join(library.folder, 'articles', id, 'original', '1.html.gz');
    await writeFile(path, 'ferry');
    const { mtime } = await stat(path);
    await backedUp(library);
    await writeFile(path, 'clock');
    await utimes(path, mtime, mtime);
    expect(await extracted(library, await backedUp(library))).toEqual(await contentsOf(library.folder));
  });

  it('shares no bytes with the library: a program that writes into a file in place leaves it be', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library);
    const path = join(library.folder, 'articles', id, 'original', '1.html.gz');
    const before = await contentsOf(library.folder);
    const backup = await backedUp(library);
    await writeFile(path, 'XXXX', { flag: 'r+' });
    expect(await extracted(library, backup)).toEqual(before);
  });

  it('gets another id when the clock stands still or goes back, and all are listed', async () => {
    let hour = 12;
    const library = await writtenLibrary({ now: () => new Date(Date.UTC(2026, 10, 22, hour)) });
    const ids = [await backedUp(library), await backedUp(library)];
    hour = 10;
    ids.push(await backedUp(library));
    const listed = valueOf(await listBackups(library.context, library.backups));
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(ids));
    expect(listed).toHaveLength(3);
    expect(listed.at(-1)?.id).toBe(ids[2]);
  });

  it('finds an article that moves to the trash while it is read', async () => {
    let move = (): Promise<void> => Promise.resolve();
    const files: FileSystem = {
      ...nodeFileSystem,
      listFolder: async (path) => {
        const names = await nodeFileSystem.listFolder(path);
        if (path.endsWith('trash')) await move();
        return names;
      },
    };
    const library = await writtenLibrary({ files });
    const { id } = await writeArticle(library);
    move = async () => {
      move = () => Promise.resolve();
      await rename(join(library.folder, 'articles', id), join(library.folder, 'trash', id));
    };
    expect(await extracted(library, await backedUp(library))).toEqual(await contentsOf(library.folder));
  });

  it.each(['articles', 'trash'] as const)(
    'finds an article that is in neither place when both are listed, moved from %s',
    async (from) => {
      const library = await writtenLibrary();
      const { id } = await writeArticle(library, {
        deletedAt: from === 'trash' ? '2024-03-04T08:00:00.000Z' : null,
      });
      let lists = 0;
      const files: FileSystem = {
        ...nodeFileSystem,
        listFolder: async (path) => {
          const names = await nodeFileSystem.listFolder(path);
          const isPlace = path === join(library.folder, 'articles') || path === join(library.folder, 'trash');
          if (isPlace) lists += 1;
          return isPlace && lists <= 2 ? names.filter((name) => name !== id) : names;
        },
      };
      const context = { ...library.context, files };
      const made = valueOf(await backUp(context, { backups: library.backups, reason: ASKED }, watch()));
      expect(await extracted(library, made.id)).toEqual(await contentsOf(library.folder));
    },
  );

  it('stops without a backup when it is cancelled', async () => {
    const library = await writtenLibrary();
    for (let count = 0; count < 40; count += 1) await writeArticle(library, { title: `Article ${count}` });
    const stop = new AbortController();
    const outcome = await backUp(
      library.context,
      { backups: library.backups, reason: ASKED },
      { signal: stop.signal, onProgress: (done) => done === 2 && stop.abort() },
    );
    expect(errorOf(outcome).code).toBe('cancelled');
    expect(valueOf(await listBackups(library.context, library.backups))).toEqual([]);
    // The next one makes good of what was stored, and collects what nothing names.
    await backedUp(library);
    expect(await checked(library)).toEqual({ broken: [], unreadable: [] });
  });
});

describe('damage in the library', () => {
  it('takes the last good copy of a record that is damaged, and says so', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library);
    const expected = await contentsOf(library.folder);
    await writeFile(join(library.folder, 'articles', id, 'article.json'), '');
    expect(await extracted(library, await backedUp(library))).toEqual(expected);
    expect(library.notices.join()).toContain('is empty; its last good copy was taken');
  });

  it('takes the last good copy of a text that is gone, and looks for it again next time', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library);
    const path = join(library.folder, 'articles', id, 'versions', '1.json');
    const expected = await contentsOf(library.folder);
    const bytes = await readFile(path);
    await rm(path);
    expect(await extracted(library, await backedUp(library))).toEqual(expected);
    expect(library.notices).toHaveLength(1);
    await writeFile(path, bytes);
    await backedUp(library);
    expect(library.notices).toHaveLength(1);
  });

  it('keeps what the backup before has of a record that is damaged with its copy', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library);
    const expected = await contentsOf(library.folder);
    await backedUp(library);
    for (const name of ['article.json', 'article.json.last-good']) {
      await writeFile(join(library.folder, 'articles', id, name), '\0\0\0\0');
    }
    expect(await extracted(library, await backedUp(library))).toEqual(expected);
    expect(await extracted(library, await backedUp(library))).toEqual(expected);
    expect(library.notices.join()).toContain('what the backup before has of it was kept');
  });

  it('takes a damaged record as it is when nothing better is known', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library);
    for (const name of ['article.json', 'article.json.last-good']) {
      await writeFile(join(library.folder, 'articles', id, name), '{"torn');
    }
    expect(await extracted(library, await backedUp(library))).toEqual(await contentsOf(library.folder));
    expect(library.notices.join()).toContain('it was taken as it is');
  });

  it('leaves out a link, and says so', async () => {
    const library = await writtenLibrary();
    const { id } = await writeArticle(library);
    const expected = await contentsOf(library.folder);
    await symlink('/etc', join(library.folder, 'articles', id, 'elsewhere'));
    expect(await extracted(library, await backedUp(library))).toEqual(expected);
    expect(library.notices.join()).toContain('is a link');
  });

  it('never takes a library for empty whose folders are gone', async () => {
    const library = await writtenLibrary();
    await writeArticle(library);
    const id = await backedUp(library);
    await rename(join(library.folder, 'articles'), join(library.folder, 'elsewhere'));
    const outcome = await backUp(library.context, { backups: library.backups, reason: ASKED }, watch());
    expect(errorOf(outcome)).toMatchObject({ code: 'storage' });
    expect(valueOf(await listBackups(library.context, library.backups)).map((one) => one.id)).toEqual([id]);
  });
});
