import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '#core/ids';
import type { StoreContext } from '../../../electron/library/document/store-context';
import type { Finding } from '../../../electron/library/index/scan';
import { scanLibrary } from '../../../electron/library/index/scan';
import { indexFolder } from '../../../electron/library/index/index-cache';
import type { Library } from '../../../electron/library/library';
import { openLibrary, type OpenOptions } from '../../../electron/library/open-library';
import { sampleArticle } from '../support/sample-article';
import { temporaryFolder } from '../support/temporary-folder';
import { errorOf, valueOf } from '../support/value-of';

interface Opened {
  readonly library: Library;
  readonly notices: string[];
  /** What each scan found otherwise than known. */
  readonly found: Finding[];
  readonly changed: ArticleId[][];
}

async function openWith(folder: string, caches: string, options: Partial<OpenOptions> = {}): Promise<Opened> {
  const notices: string[] = [];
  const found: Finding[] = [];
  const changed: ArticleId[][] = [];
  const scan: OpenOptions['scan'] = (context: StoreContext) => (known, tell, watch) =>
    scanLibrary(
      context,
      known,
      (findings) => {
        found.push(...findings);
        tell(findings);
      },
      watch,
    );
  const library = valueOf(
    await openLibrary({ folder, caches, scan, onNotice: (message) => notices.push(message), ...options }),
  );
  library.onChange((ids) => changed.push([...ids]));
  return { library, notices, found, changed };
}

/** A closed library of some articles, with its index. */
async function prepared(...titles: readonly string[]) {
  const folder = await temporaryFolder();
  const caches = await temporaryFolder();
  const { library } = await openWith(folder, caches);
  const ids: ArticleId[] = [];
  for (const title of titles) ids.push(valueOf(await library.add(sampleArticle(title))).id);
  await library.close();
  return { folder, caches, ids };
}

function titles(library: Library): readonly string[] {
  return library.articles().map(({ title }) => title);
}

describe('a library with an index', () => {
  it('knows its articles at once, and a scan finds nothing to read', async () => {
    const { folder, caches } = await prepared('One', 'Two', 'Three');
    const { library, found } = await openWith(folder, caches);
    expect(titles(library)).toEqual(['Three', 'Two', 'One']);
    expect(library.isComplete).toBe(false);
    valueOf(await library.complete());
    expect(library.isComplete).toBe(true);
    expect(found).toEqual([]);
  });

  it('remembers edits, moves to the trash and removals across openings', async () => {
    const { folder, caches, ids } = await prepared('One', 'Two');
    const first = await openWith(folder, caches);
    valueOf(await first.library.trash(firstOf(ids)));
    await first.library.close();
    const { library, found } = await openWith(folder, caches);
    expect(titles(library)).toEqual(['Two']);
    expect(library.trashed().map(({ title }) => title)).toEqual(['One']);
    valueOf(await library.complete());
    expect(found).toEqual([]);
  });

  it.each([
    ['is deleted', (index: string) => rm(index, { recursive: true })],
    [
      'is cut short',
      async (index: string) => everyFile(index, (path) => writeFile(path, '{"format":1,"ent')),
    ],
    ['holds zeros', async (index: string) => everyFile(index, (path) => writeFile(path, Buffer.alloc(900)))],
    [
      'is of another form',
      async (index: string) => everyFile(index, (path) => writeFile(path, '{"format":99}')),
    ],
    ['lies in a place that can’t be read', async (index: string) => everyFile(index, replaceByFolder)],
  ])('reads the articles anew when the index %s', async (_what, harm) => {
    const { folder, caches, ids } = await prepared('One', 'Two');
    await harm(indexFolder(caches, folder));
    const { library, notices, found } = await openWith(folder, caches);
    expect(library.isNew).toBe(false);
    // An article is found though the index hasn't come to it.
    expect(valueOf(await library.record(firstOf(ids))).title).toBe('One');
    valueOf(await library.complete());
    expect([...titles(library)].sort()).toEqual(['One', 'Two']);
    expect(found).toHaveLength(2);
    expect(notices).toEqual([]);
    await library.close();
  });

  it('takes an old index up to what the folder holds', async () => {
    const { folder, caches, ids } = await prepared('One', 'Two', 'Three');
    await cp(caches, `${caches}-old`, { recursive: true });
    const first = await openWith(folder, caches);
    const [one, two] = ids as [ArticleId, ArticleId];
    valueOf(await first.library.trash(one));
    const late = valueOf(await first.library.add(sampleArticle('Late')));
    await first.library.close();
    await rm(join(folder, 'articles', two), { recursive: true });

    const { library } = await openWith(folder, `${caches}-old`);
    expect(titles(library)).toEqual(['Three', 'Two', 'One']);
    // What the index says of a place may be old; the folder is looked for.
    valueOf(await library.complete());
    expect(titles(library)).toEqual(['Late', 'Three']);
    expect(library.trashed().map(({ id }) => id)).toEqual([one]);
    expect(valueOf(await library.record(late.id)).title).toBe('Late');
    expect(errorOf(await library.record(two)).code).toBe('not-found');
  });

  it('keeps two copies of one library apart', async () => {
    const { folder, caches } = await prepared('One');
    const copy = join(await temporaryFolder(), 'copy');
    await cp(folder, copy, { recursive: true });
    const other = await openWith(copy, caches);
    valueOf(await other.library.complete());
    valueOf(await other.library.add(sampleArticle('Only in the copy')));
    await other.library.close();
    expect(titles((await openWith(folder, caches)).library)).toEqual(['One']);
  });

  it('works without an index where none can be kept', async () => {
    const { folder } = await prepared('One');
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const { library, notices } = await openWith(folder, join(file, 'caches'));
    valueOf(await library.complete());
    expect(titles(library)).toEqual(['One']);
    await library.close();
    expect(notices).toEqual([]);
  });
});

describe('changes from outside, while the library is open', () => {
  it('a folder that a sync tool replaced is taken in, and told of', async () => {
    const { folder, caches, ids } = await prepared('One', 'Two');
    const copy = join(await temporaryFolder(), 'copy');
    await cp(folder, copy, { recursive: true });
    const elsewhere = valueOf(await openLibrary({ folder: copy }));
    const [one] = ids as [ArticleId];
    valueOf(
      await elsewhere.change(one, (record) => ({
        ok: true,
        value: { record: { ...record, title: 'One, renamed elsewhere' } },
      })),
    );
    await elsewhere.close();

    const { library, changed } = await openWith(folder, caches);
    valueOf(await library.complete());
    changed.length = 0;
    await rm(join(folder, 'articles', one), { recursive: true });
    await rename(join(copy, 'articles', one), join(folder, 'articles', one));
    valueOf(await library.reconcile());
    expect(titles(library)).toContain('One, renamed elsewhere');
    expect(changed).toEqual([[one]]);
  });

  it('a file written in place, with its time set back, is seen too', async () => {
    const { folder, caches, ids } = await prepared('One');
    const { library } = await openWith(folder, caches);
    valueOf(await library.complete());
    const path = join(folder, 'articles', firstOf(ids), 'article.json');
    const { atime, mtime } = await stat(path);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll('"One"', '"Two"'));
    await utimes(path, atime, mtime);
    valueOf(await library.reconcile());
    expect(titles(library)).toEqual(['Two']);
  });

  it('articles that come, go and change their place are followed', async () => {
    const { folder, caches, ids } = await prepared('One', 'Two');
    const [one, two] = ids as [ArticleId, ArticleId];
    const { library } = await openWith(folder, caches);
    valueOf(await library.complete());
    const away = await temporaryFolder();
    await rename(join(folder, 'articles', one), join(away, one));
    valueOf(await library.reconcile());
    expect(titles(library)).toEqual(['Two']);
    expect(errorOf(await library.record(one)).code).toBe('not-found');
    await rename(join(away, one), join(folder, 'articles', one));
    valueOf(await library.reconcile());
    expect(titles(library)).toEqual(['Two', 'One']);
    valueOf(await library.trash(two));
    expect(valueOf(await library.record(two)).deletedAt).not.toBeNull();
  });

  it('a record that came damaged gives way to its last good copy, and the person is told once', async () => {
    const { folder, caches, ids } = await prepared('One');
    const { library, notices } = await openWith(folder, caches);
    valueOf(await library.complete());
    await writeFile(join(folder, 'articles', firstOf(ids), 'article.json'), '{"format":2,"id"');
    valueOf(await library.reconcile());
    valueOf(await library.reconcile());
    expect(titles(library)).toEqual(['One']);
    expect(notices).toEqual([expect.stringContaining('last good copy')]);
  });

  it('a library that is gone for a while keeps its articles, says so once, and again when it is back', async () => {
    const { folder, caches, ids } = await prepared('One');
    const { library, notices } = await openWith(folder, caches);
    valueOf(await library.complete());
    await rename(folder, `${folder}-away`);
    // What an unmounted drive leaves behind.
    await mkdir(folder);
    expect(errorOf(await library.reconcile()).code).toBe('storage');
    expect(errorOf(await library.reconcile()).code).toBe('storage');
    expect(titles(library)).toEqual(['One']);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(folder);
    const refused = errorOf(await library.trash(firstOf(ids)));
    expect(refused.code).toBe('storage');
    await rm(folder, { recursive: true });
    await rename(`${folder}-away`, folder);
    valueOf(await library.reconcile());
    expect(notices[1]).toBe('The library can be read again.');
    valueOf(await library.trash(firstOf(ids)));
  });
});

describe('work that has the library for itself', () => {
  it('waits for edits under way, holds up others, and is taken in afterwards', async () => {
    const { folder, caches, ids } = await prepared('One', 'Two');
    const [one, two] = ids as [ArticleId, ArticleId];
    const { library } = await openWith(folder, caches);
    const order: string[] = [];
    const before = library.trash(two).then(() => order.push('edit before'));
    const alone = library.exclusively(async () => {
      order.push('begins');
      await rename(join(folder, 'articles', one), join(folder, 'kept'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push('ends');
      return { ok: true, value: 7 };
    });
    const after = library.record(one).then((record) => {
      order.push('read after');
      return record;
    });
    expect(valueOf(await alone)).toBe(7);
    await before;
    expect(errorOf(await after).code).toBe('not-found');
    expect(order).toEqual(['edit before', 'begins', 'ends', 'read after']);
    expect(titles(library)).toEqual([]);
    expect((await readdir(join(folder, 'trash'))).length).toBe(1);
  });
});

async function everyFile(folder: string, harm: (path: string) => Promise<void>): Promise<void> {
  for (const name of await readdir(folder)) await harm(join(folder, name));
}

async function replaceByFolder(path: string): Promise<void> {
  await rm(path);
  await mkdir(path);
}

describe('copies that a sync program left in conflict', () => {
  it.each([
    ['of the record', (folder: string) => join(folder, 'article (conflicted copy 2026-01-02).json')],
    ['of the whole folder', (folder: string) => join(`${folder} (conflicted copy)`, 'article.json')],
  ])('%s are merged while the library is open, and kept', async (_what, placeOfCopy) => {
    const { folder, caches, ids } = await prepared('One');
    const [id] = ids as [ArticleId];
    const elsewhere = join(await temporaryFolder(), 'copy');
    await cp(folder, elsewhere, { recursive: true });
    const other = valueOf(await openLibrary({ folder: elsewhere }));
    valueOf(
      await other.change(id, (record) => ({
        ok: true,
        value: { record: { ...record, tags: ['from elsewhere'] } },
      })),
    );
    await other.close();

    const { library, notices } = await openWith(folder, caches);
    valueOf(await library.complete());
    const target = placeOfCopy(join(folder, 'articles', id));
    if (target.includes('copy)/')) {
      await cp(join(elsewhere, 'articles', id), `${join(folder, 'articles', id)} (conflicted copy)`, {
        recursive: true,
      });
    } else {
      await cp(join(elsewhere, 'articles', id, 'article.json'), target);
    }
    valueOf(await library.reconcile());
    expect(valueOf(await library.record(id)).tags).toEqual(['from elsewhere']);
    expect(library.view(id)?.tags).toEqual(['from elsewhere']);
    expect(notices).toEqual([]);
    const names = [
      ...(await readdir(join(folder, 'articles'))),
      ...(await readdir(join(folder, 'articles', id))),
    ];
    expect(names.filter((name) => name.includes('.merged-'))).toHaveLength(1);
    // Nothing more to do: the kept copy isn't taken for another.
    const before = await readFile(join(folder, 'articles', id, 'article.json'), 'utf8');
    valueOf(await library.reconcile());
    expect(await readFile(join(folder, 'articles', id, 'article.json'), 'utf8')).toBe(before);
  });
});

function firstOf(ids: readonly ArticleId[]): ArticleId {
  const [id] = ids;
  if (id === undefined) throw new Error('There is no article.');
  return id;
}
