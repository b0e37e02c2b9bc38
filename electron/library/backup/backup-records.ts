import type { ArticleRecord } from '#core/article/article';
import type { StoreContext } from '../document/store-context';
import { lastGoodPath } from '../document/durable-json-file';
import { readDocument } from '../document/read-document';
import { articleKind } from '../document-kinds';
import { recordFile } from '../layout';
import { readBytes } from './backup-documents';
import type { FileGroup } from './file-list';
import type { ObjectStore } from './object-store';
import { pathBelow } from './safe-path';

/** The record of an article in a backup; null when it can't be read. */
export async function recordInBackup(
  context: StoreContext,
  objects: ObjectStore,
  group: FileGroup,
): Promise<ArticleRecord | null> {
  const file = group.files.find(({ path }) => path === 'article.json');
  const bytes = file === undefined ? 'missing' : await objects.read(file.sha256);
  if (typeof bytes === 'string') return null;
  const found = await readBytes(context, articleKind, bytes);
  return found.state === 'good' ? found.data : null;
}

/** The record of an article in the library; null when neither it nor its copy can be read. Changes nothing. */
export async function recordInLibrary(context: StoreContext, folder: string): Promise<ArticleRecord | null> {
  const path = recordFile(pathBelow(context.folder, folder));
  for (const each of [path, lastGoodPath(path)]) {
    const found = await readDocument(context, articleKind, each);
    if (found.state === 'good') return found.data;
  }
  return null;
}

/** Of an article that lies in both places, the one that was changed last, as it is shown. */
export async function newestOf(
  groups: readonly FileGroup[],
  recordOf: (group: FileGroup) => Promise<ArticleRecord | null>,
): Promise<{ readonly group: FileGroup; readonly record: ArticleRecord | null } | null> {
  const read = await Promise.all(groups.map(async (group) => ({ group, record: await recordOf(group) })));
  const time = (one: (typeof read)[number]): string => one.record?.updatedAt ?? '';
  return read.sort((one, other) => (time(one) < time(other) ? 1 : -1))[0] ?? null;
}
