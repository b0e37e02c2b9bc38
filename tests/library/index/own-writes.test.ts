import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleRecord } from '#core/article/article';
import { newArticleId, type ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import { nodeFileSystem, type FileSystem } from '../../../electron/library/document/file-system';
import { OwnWrites } from '../../../electron/library/index/own-writes';
import { articleFolder, recordFile } from '../../../electron/library/layout';
import type { Library } from '../../../electron/library/library';
import { opened } from '../support/opened';
import { sampleArticle } from '../support/sample-article';
import { systemError } from '../support/system-error';
import { temporaryFolder } from '../support/temporary-folder';
import { valueOf } from '../support/value-of';

/** A library with one article, and who tells its own writes from others. */
async function prepared(files: FileSystem = nodeFileSystem) {
  const folder = await temporaryFolder();
  const library = await opened(folder);
  const own = new OwnWrites(files, folder);
  library.onChange((ids) => own.changed(ids));
  const { id } = valueOf(await library.add(sampleArticle('One')));
  const isOwn = (...paths: readonly (string | null)[]): Promise<boolean> => own.explain(new Set(paths));
  return { folder, library, own, id, isOwn, record: recordFile(articleFolder(folder, 'articles', id)) };
}

function retitled(
  library: Library,
  id: ArticleId,
  title: string,
): Promise<Result<{ record: ArticleRecord }>> {
  return library.change(id, (record, now) => ok({ record: { ...record, title, updatedAt: now } }));
}

/** As a sync program does: the file comes whole, under the name of the old one. */
async function replace(record: string, title: string): Promise<void> {
  const text = (await readFile(record, 'utf8')).replace('One', title);
  await writeFile(`${record}.sync`, text);
  await rename(`${record}.sync`, record);
}

describe('what happened in the folder of a library', () => {
  it('is its own when it added, edited, moved or brought back an article', async () => {
    const { library, id, isOwn } = await prepared();
    expect(await isOwn(`.incoming-${id}`, `.incoming-${id}/article.json`, id)).toBe(true);
    valueOf(await retitled(library, id, 'Two'));
    expect(await isOwn(id, `${id}/article.json.5f.tmp`, `${id}/article.json`)).toBe(true);
    expect(await isOwn(`${id}\\article.json`)).toBe(true);
    valueOf(await library.trash(id));
    expect(await isOwn(id)).toBe(true);
    valueOf(await library.restore(id));
    expect(await isOwn(id)).toBe(true);
  });

  it.each([
    ['replaced the record', (record: string) => replace(record, 'Another')],
    ['wrote into the record', (record: string) => writeFile(record, '{}')],
    ['left a copy beside it', (record: string) => writeFile(record.replace('.json', ' 2.json'), '{}')],
    ['took the article away', (record: string) => rm(join(record, '..'), { recursive: true })],
  ])('isn’t when somebody else %s since', async (_, change) => {
    const { id, isOwn, record } = await prepared();
    expect(await isOwn(id)).toBe(true);
    await change(record);
    expect(await isOwn(`${id}/article.json`)).toBe(false);
  });

  it('is its own again when it has edited what somebody else wrote', async () => {
    const { library, id, isOwn, record } = await prepared();
    await replace(record, 'Another');
    valueOf(await retitled(library, id, 'Three'));
    expect(await isOwn(`${id}/article.json`)).toBe(true);
  });

  it.each([
    ['an article that it has not changed', newArticleId()],
    ['a copy of an article’s folder', `${newArticleId()} (conflicted copy)`],
    ['no article’s name', 'desktop.ini'],
    ['no name', null],
  ])('isn’t when one of the paths has %s', async (_, path) => {
    const { id, isOwn } = await prepared();
    expect(await isOwn(id, path)).toBe(false);
  });

  it('isn’t when so many articles changed that a scan is as quick', async () => {
    const { library, id, isOwn } = await prepared();
    const ids = [id];
    while (ids.length <= 64) ids.push(valueOf(await library.add(sampleArticle('More'))).id);
    expect(await isOwn(...ids.slice(1))).toBe(true);
    expect(await isOwn(...ids)).toBe(false);
  });

  it('isn’t known, and counts as somebody else’s, when the disk won’t tell', async () => {
    const stuck = { ...nodeFileSystem, stat: () => Promise.reject(systemError('EIO')) };
    const { id, isOwn } = await prepared(stuck);
    expect(await isOwn(id)).toBe(false);
  });

  it('isn’t taken for its own because a scan has found several articles changed', async () => {
    const { own, id, isOwn, record } = await prepared();
    expect(await isOwn(id)).toBe(true);
    await replace(record, 'Another');
    own.changed([id, newArticleId()]);
    expect(await isOwn(id)).toBe(false);
  });
});
