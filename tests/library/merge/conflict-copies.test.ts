import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newArticleId, type ArticleId } from '#core/ids';
import { lastGoodPath } from '../../../electron/library/document/durable-json-file';
import { storeContext, type StoreContext } from '../../../electron/library/document/store-context';
import { listState, readState } from '../../../electron/library/merge/article-state';
import { mergeConflictCopies } from '../../../electron/library/merge/conflict-copies';
import { findConflictCopies, isMergedName } from '../../../electron/library/merge/conflict-names';
import { perform } from '../../../electron/library/perform';
import { opened } from '../support/opened';
import { sampleArticle, SENTENCES } from '../support/sample-article';
import { snapshot } from '../support/snapshot';
import { temporaryFolder } from '../support/temporary-folder';
import { errorOf, valueOf } from '../support/value-of';
import { captureAgain, textsOf } from './versions';

const NAMES = [
  'article (conflicted copy 2026-01-02).json',
  'article (Ines Okafor’s conflicted copy 2026-01-02).json',
  'article.sync-conflict-20260102-101112-ABCDEFG.json',
  'article (1).json',
  'article-HARBOUR.json',
  'article 2.json',
];

describe('By their names', () => {
  it.each(NAMES)('“%s” is a copy of a record', (name) => {
    expect(findConflictCopies([name]).records).toEqual([name]);
  });

  it('our own files are none', () => {
    const ours = [
      'article.json',
      'article.json.last-good',
      'article.json.0b6e3a52-6c3f-4d5e-8f55-0123456789ab.tmp',
      'article.json.damaged-2026-01-02T10-11-12-000Z-0a1b2c3d',
      'article (1).json.merged-2026-01-02T10-11-12-000Z-0a1b2c3d',
      'versions',
      'original',
      'assets',
    ];
    expect(findConflictCopies(ours)).toEqual({ records: [], folders: [] });
  });

  it('a folder named after an article and more is a copy of it', () => {
    const id = newArticleId();
    const names = [`${id} (conflicted copy)`, `${id} 2`, `${id}.sync-conflict-20260102-101112-ABCDEFG`];
    const others = [
      id,
      'Copy of an article',
      `.incoming-${id}`,
      `${id} 2.merged-2026-01-02T10-11-12-000Z-0a1b2c3d`,
    ];
    expect(findConflictCopies([...names, ...others]).folders).toEqual(names.map((name) => ({ id, name })));
  });
});

interface Prepared {
  readonly context: StoreContext;
  readonly folder: string;
  readonly id: ArticleId;
  readonly notices: readonly string[];
  /** The folder of a copy of the article that was changed apart from it. */
  readonly other: string;
  readonly otherContext: StoreContext;
}

async function noted(folder: string, id: ArticleId, quote: string, note: string): Promise<void> {
  const library = await opened(folder);
  valueOf(await perform(library, { name: 'highlight.add', args: { articleId: id, at: { quote }, note } }));
  await library.close();
}

/** An article with a highlight made here, and one made in a copy. */
async function prepare(): Promise<Prepared> {
  const base = await temporaryFolder();
  const [here, there] = [join(base, 'here'), join(base, 'there')];
  const notices: string[] = [];
  const library = await opened(here);
  const { id } = valueOf(await library.add(sampleArticle()));
  await library.close();
  await cp(here, there, { recursive: true });
  await noted(here, id, SENTENCES[0], 'Here.');
  await noted(there, id, SENTENCES[1], 'There.');
  return {
    context: storeContext(here, (message) => notices.push(message)),
    folder: join(here, 'articles', id),
    id,
    notices,
    other: join(there, 'articles', id),
    otherContext: storeContext(there, () => undefined),
  };
}

/** From the disk: opening the library would see to the copies itself. */
async function notesIn({ context, id }: Prepared): Promise<readonly string[]> {
  const { article } = valueOf(await readState(context, await listState(context), id));
  return article?.record.highlights.map(({ note }) => note) ?? [];
}

describe('A copy that a sync program left', () => {
  it.each(NAMES)('of the record (“%s”) is merged and kept under a dated name', async (name) => {
    const prepared = await prepare();
    const { context, folder, id, other } = prepared;
    const bytes = await readFile(join(other, 'article.json'));
    await writeFile(join(folder, name), bytes);
    expect(valueOf(await mergeConflictCopies(context, 'articles', id))).toEqual({ merged: 1 });
    expect(await notesIn(prepared)).toEqual(['Here.', 'There.']);
    const kept = (await readdir(folder)).filter(isMergedName);
    expect(kept).toEqual([expect.stringContaining(`${name}.merged-`)]);
    expect(await readFile(join(folder, kept[0] ?? ''))).toEqual(bytes);
    expect(valueOf(await mergeConflictCopies(context, 'articles', id))).toEqual({ merged: 0 });
    expect(prepared.notices).toEqual([]);
  });

  it('of the folder is merged with its texts, and kept', async () => {
    const prepared = await prepare();
    const { context, folder, id, other, otherContext } = prepared;
    await captureAgain(context, id, 'Captured here.', '2030-01-01T00:00:00.000Z');
    await captureAgain(otherContext, id, 'Captured there.', '2030-02-02T00:00:00.000Z');
    await cp(other, `${folder} (conflicted copy)`, { recursive: true });
    expect(valueOf(await mergeConflictCopies(context, 'articles', id))).toEqual({ merged: 1 });
    expect(await notesIn(prepared)).toEqual(['Here.', 'There.']);
    expect([...(await textsOf(context, 'articles', id))].slice(1)).toEqual([
      [3, 'Captured here.'],
      [4, 'Captured there.'],
    ]);
    expect((await readdir(join(context.folder, 'articles'))).filter(isMergedName)).toHaveLength(1);
  });

  it('of the record is merged where the sync program made a copy of the text too', async () => {
    const prepared = await prepare();
    const { context, folder, id, other, otherContext } = prepared;
    await captureAgain(context, id, 'Captured here.', '2030-01-01T00:00:00.000Z');
    await captureAgain(otherContext, id, 'Captured there.', '2030-02-02T00:00:00.000Z');
    await cp(join(other, 'article.json'), join(folder, 'article (1).json'));
    await cp(join(other, 'versions', '2.json'), join(folder, 'versions', '2 (1).json'));
    expect(valueOf(await mergeConflictCopies(context, 'articles', id))).toEqual({ merged: 1 });
    expect([...(await textsOf(context, 'articles', id)).values()].slice(1)).toEqual([
      'Captured here.',
      'Captured there.',
    ]);
  });

  it('is left and told of when it can’t be read, is of another article, or lacks its text; others are merged', async () => {
    const prepared = await prepare();
    const { context, folder, id, other, otherContext } = prepared;
    await cp(join(other, 'article.json'), join(folder, 'article 2.json'));
    await captureAgain(otherContext, id, 'Captured there.', '2030-02-02T00:00:00.000Z');
    await cp(join(other, 'article.json'), join(folder, 'article 3.json'));
    await writeFile(join(folder, 'article 4.json'), '{"half');
    const stranger = (await readFile(join(other, 'article.json'), 'utf8')).replaceAll(id, newArticleId());
    await writeFile(join(folder, 'article 5.json'), stranger);
    await mkdir(`${folder} copy`);
    expect(valueOf(await mergeConflictCopies(context, 'articles', id))).toEqual({ merged: 1 });
    expect(await notesIn(prepared)).toEqual(['Here.', 'There.']);
    const left = (await readdir(folder)).filter((name) => findConflictCopies([name]).records.length > 0);
    expect(left.sort()).toEqual(['article 3.json', 'article 4.json', 'article 5.json']);
    expect(prepared.notices).toHaveLength(4);
    for (const path of [...left.map((name) => join(folder, name)), `${folder} copy`]) {
      expect(prepared.notices.some((notice) => notice.includes(path))).toBe(true);
    }
  });

  it('is left when the article itself can’t be read', async () => {
    const { context, folder, id, other } = await prepare();
    await cp(join(other, 'article.json'), join(folder, 'article 2.json'));
    for (const name of ['article.json', lastGoodPath('article.json')])
      await writeFile(join(folder, name), '{');
    const before = await snapshot(context.folder);
    expect(errorOf(await mergeConflictCopies(context, 'articles', id)).code).toBe('damaged');
    expect(await snapshot(context.folder)).toEqual(before);
  });

  it('that says nothing new changes nothing but its own name', async () => {
    const { context, folder, id } = await prepare();
    await cp(join(folder, 'article.json'), join(folder, 'article 2.json'));
    const before = await readFile(join(folder, 'article.json'));
    expect(valueOf(await mergeConflictCopies(context, 'articles', id))).toEqual({ merged: 1 });
    expect(await readFile(join(folder, 'article.json'))).toEqual(before);
  });

  it('is merged in the trash, too', async () => {
    const prepared = await prepare();
    const { context, id, other } = prepared;
    const library = await opened(context.folder);
    valueOf(await perform(library, { name: 'article.delete', args: { id } }));
    await library.close();
    const trash = join(context.folder, 'trash', id);
    await rename(other, `${trash} 2`);
    expect(valueOf(await mergeConflictCopies(context, 'trash', id))).toEqual({ merged: 1 });
    expect(await notesIn(prepared)).toEqual(['Here.', 'There.']);
  });
});
