import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ArticleId } from '#core/ids';
import { answer } from '../../electron/library/answer';
import type { Library } from '../../electron/library/library';
import { perform } from '../../electron/library/perform';
import { listTombstones } from '../../electron/library/tombstones';
import { opened } from './support/opened';
import { sampleArticle } from './support/sample-article';
import { temporaryFolder } from './support/temporary-folder';
import { quietStore } from './support/filled-library';
import { errorOf, valueOf } from './support/value-of';

async function withTrash(...names: readonly string[]): Promise<{
  readonly library: Library;
  readonly folder: string;
  readonly ids: readonly ArticleId[];
}> {
  const folder = join(await temporaryFolder(), 'library');
  const library = await opened(folder);
  const ids: ArticleId[] = [];
  for (const name of names) {
    const { id } = valueOf(await library.add(sampleArticle(name)));
    valueOf(await perform(library, { name: 'article.delete', args: { id } }));
    ids.push(id);
  }
  return { library, folder, ids };
}

it('deletes those that are named, once each, and leaves tombstones', async () => {
  const { library, folder, ids } = await withTrash('One', 'Two', 'Three');
  const [one, two, three] = ids;
  if (one === undefined || two === undefined || three === undefined) throw new Error('Three are there.');
  const emptied = await perform(library, { name: 'trash.empty', args: { ids: [one, two, one] } });
  expect(valueOf(emptied)).toEqual({ value: { purged: 2 }, undo: null });
  expect(valueOf(await answer(library, 'trash.list', {})).map(({ id }) => id)).toEqual([three]);
  expect(await listTombstones(quietStore(folder))).toEqual(new Set([one, two]));
});

it('passes over what was taken out of the trash meanwhile', async () => {
  const { library, ids } = await withTrash('One');
  for (const id of ids) valueOf(await perform(library, { name: 'article.restore', args: { id } }));
  const emptied = await perform(library, { name: 'trash.empty', args: { ids: [...ids] } });
  expect(valueOf(emptied).value).toEqual({ purged: 0 });
  expect(library.articles()).toHaveLength(1);
});

it('says what was deleted and what wasn’t when one can’t be', async () => {
  const { library, folder, ids } = await withTrash('One', 'Two');
  const record = join(folder, 'trash', ids[0] ?? '', 'article.json');
  await truncate(record, 0);
  await truncate(`${record}.last-good`, 0);
  const failed = errorOf(await perform(library, { name: 'trash.empty', args: { ids: [...ids] } }));
  expect(failed).toMatchObject({ code: 'damaged', kept: 'Deleted for good: 1. Still in the trash: 1.' });
});
