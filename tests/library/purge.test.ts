import { cp, mkdir, readdir, readFile, rename, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '#core/ids';
import { storeContext, type StoreContext } from '../../electron/library/document/store-context';
import { perform } from '../../electron/library/perform';
import { finishPurges, purgeArticle } from '../../electron/library/purge';
import { listTombstones, readTombstone } from '../../electron/library/tombstones';
import { FAULTS, faultName, faultyFiles } from './support/faulty-files';
import { opened } from './support/opened';
import { sampleArticle } from './support/sample-article';
import { snapshot } from './support/snapshot';
import { temporaryFolder } from './support/temporary-folder';
import { errorOf, valueOf } from './support/value-of';

interface Trashed {
  readonly context: StoreContext;
  readonly id: ArticleId;
}

/** A library with one article in the trash and another that isn't. */
async function trashed(): Promise<Trashed> {
  const folder = join(await temporaryFolder(), 'library');
  const library = await opened(folder);
  valueOf(await library.add(sampleArticle('Stays')));
  const { id } = valueOf(await library.add(sampleArticle('Goes')));
  valueOf(await perform(library, { name: 'article.delete', args: { id } }));
  await library.close();
  const context = storeContext(folder, (message) => {
    throw new Error(message);
  });
  return { context, id };
}

async function inTrash({ folder }: StoreContext): Promise<readonly string[]> {
  return readdir(join(folder, 'trash'));
}

describe('Deleting for good', () => {
  it('removes the folder, and leaves a tombstone that says what it was', async () => {
    const { context, id } = await trashed();
    expect(valueOf(await purgeArticle(context, id))).toEqual({ id, title: 'Goes' });
    expect(await inTrash(context)).toEqual([]);
    expect(valueOf(await readTombstone(context, id))).toMatchObject({ id, title: 'Goes' });
    expect((await opened(context.folder)).articles().map(({ title }) => title)).toEqual(['Stays']);
  });

  it('is refused for what isn’t in the trash', async () => {
    const { context, id } = await trashed();
    const library = await opened(context.folder);
    const [stays] = library.articles();
    await library.close();
    if (stays === undefined) throw new Error('One article stays.');
    const before = await snapshot(context.folder);
    expect(errorOf(await purgeArticle(context, stays.id)).code).toBe('not-found');
    await rename(join(context.folder, 'articles', stays.id), join(context.folder, 'trash', stays.id));
    expect(errorOf(await purgeArticle(context, stays.id)).message).toContain('is not in the trash');
    await rename(join(context.folder, 'trash', stays.id), join(context.folder, 'articles', stays.id));
    expect(await snapshot(context.folder)).toEqual(before);
    valueOf(await purgeArticle(context, id));
  });

  it('is refused for an article that can’t be read: nobody knows what would be lost', async () => {
    const { context, id } = await trashed();
    for (const name of ['article.json', 'article.json.last-good']) {
      await truncate(join(context.folder, 'trash', id, name), 10);
    }
    const before = await snapshot(context.folder);
    expect(errorOf(await purgeArticle(context, id)).code).toBe('damaged');
    expect(await snapshot(context.folder)).toEqual(before);
  });

  it.each(FAULTS.map((fault) => ({ name: faultName(fault), fault })))(
    'leaves the article or the tombstone under the fault “$name”, whichever step it strikes',
    async ({ fault }) => {
      const { context, id } = await trashed();
      let at = 0;
      for (; ; at += 1) {
        const folder = join(await temporaryFolder(), 'library');
        await cp(context.folder, folder, { recursive: true });
        const faulty = faultyFiles(fault);
        faulty.strikeAt(at);
        const copy = { ...context, folder, files: faulty.files };
        const done = await purgeArticle(copy, id);
        if (!faulty.struck() && at >= faulty.calls()) break;
        await finishPurges({ ...context, folder });
        const library = await opened(folder);
        const isBuried = (await listTombstones({ ...context, folder })).has(id);
        const isThere = (await inTrash({ ...context, folder })).includes(id);
        expect(isBuried).not.toBe(isThere);
        if (done.ok) expect(isThere).toBe(false);
        else if (isThere) valueOf(await perform(library, { name: 'article.restore', args: { id } }));
        await library.close();
      }
      expect(at).toBeGreaterThan(8);
    },
  );
});

describe('Finishing what a crash cut off', () => {
  it('removes an article from the trash that has a tombstone', async () => {
    const { context, id } = await trashed();
    const kept = join(await temporaryFolder(), 'kept');
    await cp(join(context.folder, 'trash', id), kept, { recursive: true });
    valueOf(await purgeArticle(context, id));
    await cp(kept, join(context.folder, 'trash', id), { recursive: true });
    await finishPurges(context);
    expect(await inTrash(context)).toEqual([]);
    expect(await listTombstones(context)).toEqual(new Set([id]));
  });

  it('keeps an article that lies among the others, and the tombstone, which may have come before it went', async () => {
    const { context, id } = await trashed();
    const kept = join(await temporaryFolder(), 'kept');
    await mkdir(kept);
    await cp(join(context.folder, 'trash', id), join(kept, id), { recursive: true });
    valueOf(await purgeArticle(context, id));
    await cp(join(kept, id), join(context.folder, 'articles', id), { recursive: true });
    await finishPurges(context);
    expect(await readFile(join(context.folder, 'articles', id, 'article.json'), 'utf8')).toContain('Goes');
    expect(await listTombstones(context)).toEqual(new Set([id]));
  });

  it('does nothing in a library that never had a tombstone', async () => {
    const { context } = await trashed();
    const before = await snapshot(context.folder);
    await finishPurges(context);
    expect(await snapshot(context.folder)).toEqual(before);
  });
});
