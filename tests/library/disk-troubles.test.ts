import fc from 'fast-check';
import { chmod, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Shelf } from '#core/article/shelves';
import type { ArticleId } from '#core/ids';
import { nodeFileSystem, type FileSystem } from '../../electron/library/document/file-system';
import type { Library } from '../../electron/library/library';
import { openLibrary } from '../../electron/library/open-library';
import { perform } from '../../electron/library/perform';
import { faultyFiles } from './support/faulty-files';
import { opened } from './support/opened';
import { sampleArticle, SENTENCES } from './support/sample-article';
import { temporaryFolder } from './support/temporary-folder';
import { errorOf, valueOf } from './support/value-of';
import { listingOf, preparedFor, statesOf, storedIn, WORKS } from './support/works';
import { needsPermissions } from '../support/needs';

/** Root may write wherever it likes, and Windows has other permissions. */

function shelve(library: Library, id: ArticleId, shelf: Shelf) {
  return perform(library, { name: 'article.shelve', args: { id, shelf } });
}

describe.each(WORKS)('$what', (work) => {
  it('waits for a folder that was taken away, and is stored when it is back', async () => {
    const { after } = await statesOf(work);
    const { folder, id } = await preparedFor(work);
    const library = valueOf(await openLibrary({ folder }));
    const before = listingOf(library);
    const away = `${folder}-elsewhere`;
    onTestFinished(() => rename(away, folder).catch(() => undefined));
    await rename(folder, away);

    const error = errorOf(await work.run(library, id));
    expect(error.code).toBe('storage');
    expect(error.message).toContain(folder);
    expect(listingOf(library)).toEqual(before);
    expect(await readdir(dirname(folder))).not.toContain(folder.slice(dirname(folder).length + 1));

    await rename(away, folder);
    valueOf(await work.run(library, id));
    await library.close();
    expect(await storedIn(folder, id)).toEqual(after);
  });

  it('says so where nothing may be written, keeps all that is there, and works when it may be again', async () => {
    const { before, after } = await statesOf(work);
    const { folder, id } = await preparedFor(work);
    const faulty = faultyFiles({ kind: 'lasting', code: 'EROFS' });
    const library = valueOf(await openLibrary({ folder, files: faulty.files }));
    faulty.strikeAt(0);
    const error = errorOf(await work.run(library, id));
    expect(error).toMatchObject({
      code: 'storage',
      message: expect.stringContaining('only be read') as string,
    });
    expect(listingOf(library)).toEqual(before.listing);
    expect(await storedIn(folder, id)).toEqual(before);
    faulty.mend();
    valueOf(await work.run(library, id));
    await library.close();
    expect(await storedIn(folder, id)).toEqual(after);
  });
});

describe('a library whose folder is away', () => {
  it('forgets none of its articles when it looks for changes', async () => {
    const folder = join(await temporaryFolder(), 'library');
    const notices: string[] = [];
    const library = valueOf(await openLibrary({ folder, onNotice: (message) => notices.push(message) }));
    valueOf(await library.add(sampleArticle()));
    const before = listingOf(library);
    await rename(folder, `${folder}-elsewhere`);
    expect(errorOf(await library.reconcile()).code).toBe('storage');
    expect(listingOf(library)).toEqual(before);
    expect(notices).toEqual([expect.stringContaining(folder)]);
    await rename(`${folder}-elsewhere`, folder);
    valueOf(await library.reconcile());
    expect(listingOf(library)).toEqual(before);
  });
});

describe('an article whose folder is away', () => {
  it('is kept from changes, is no hindrance to others, and takes them again when it is back', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle('Away')));
    const other = valueOf(await library.add(sampleArticle('Other')));
    const place = join(folder, 'articles', id);
    await rename(place, join(folder, 'kept'));
    expect(errorOf(await shelve(library, id, 'later')).message).toContain('Away');
    valueOf(await shelve(library, other.id, 'later'));
    expect(await readdir(join(folder, 'articles'))).toEqual([other.id]);
    await rename(join(folder, 'kept'), place);
    valueOf(await shelve(library, id, 'archive'));
    expect(valueOf(await (await opened(folder)).record(id)).shelf).toBe('archive');
  });
});

describe('a folder whose permissions are taken away', () => {
  it('is named, and takes the change when they are given back', async (context) => {
    needsPermissions(context);
    const folder = await temporaryFolder();
    const library = await opened(folder);
    const { id } = valueOf(await library.add(sampleArticle()));
    const place = join(folder, 'articles', id);
    onTestFinished(() => chmod(place, 0o700));
    await chmod(place, 0o500);
    const error = errorOf(await shelve(library, id, 'later'));
    expect(error).toMatchObject({
      code: 'storage',
      message: expect.stringContaining('permissions') as string,
    });
    await chmod(place, 0o700);
    valueOf(await shelve(library, id, 'later'));
    expect(valueOf(await (await opened(folder)).record(id)).shelf).toBe('later');
  });
});

describe('a slow disk', () => {
  it('keeps changes of one article in order and lets those of others pass', async () => {
    const folder = await temporaryFolder();
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let slow = '';
    const files: FileSystem = {
      ...nodeFileSystem,
      rename: async (from, to) => {
        if (slow !== '' && to.includes(slow)) await released;
        return nodeFileSystem.rename(from, to);
      },
    };
    const library = await opened(folder, { files });
    const { id } = valueOf(await library.add(sampleArticle('Slow')));
    const other = valueOf(await library.add(sampleArticle('Other')));
    slow = id;
    const answered: string[] = [];
    const first = shelve(library, id, 'later').then(() => answered.push('first'));
    const second = shelve(library, id, 'archive').then(() => answered.push('second'));
    valueOf(await shelve(library, other.id, 'later'));
    expect(answered).toEqual([]);
    release();
    await Promise.all([first, second]);
    expect(answered).toEqual(['first', 'second']);
    expect(valueOf(await library.record(id)).shelf).toBe('archive');
  });
});

describe('a clock that is set back', () => {
  it('never makes a change look older than the one before it', { timeout: 60_000 }, async () => {
    const moments = fc.array(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), {
      minLength: 6,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(moments, async (times) => {
        let turn = 0;
        const now = (): Date => times[turn % times.length] ?? new Date(0);
        const library = await opened(await temporaryFolder(), { now });
        const { id } = valueOf(await library.add(sampleArticle()));
        const at = { quote: SENTENCES[0] };
        const changes = [
          () => perform(library, { name: 'highlight.add', args: { articleId: id, at } }),
          () => shelve(library, id, 'later'),
          () => library.trash(id),
          () => library.restore(id),
          () => shelve(library, id, 'archive'),
        ];
        let last = valueOf(await library.record(id)).updatedAt;
        for (const change of changes) {
          turn += 1;
          expect((await change()).ok).toBe(true);
          const { updatedAt } = valueOf(await library.record(id));
          expect(Date.parse(updatedAt)).toBeGreaterThan(Date.parse(last));
          last = updatedAt;
        }
        await library.close();
      }),
      { numRuns: 20 },
    );
  });
});
