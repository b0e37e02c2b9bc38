import { join } from 'node:path';
import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Failure, type Result } from '#core/result';
import { mapBounded } from './bounded';
import { Document } from './document/document';
import { isTemporaryName } from './document/durable-write';
import type { StoreContext } from './document/store-context';
import { isSystemError } from './document/system-error';
import { articleKind } from './document-kinds';
import { articleFolder, articleIdOf, isIncoming, placeFolder, recordFile, type Place } from './layout';

/** Enough to keep a disk busy, far below any limit of open files. */
const FOLDERS_AT_ONCE = 32;
const NAMED_IN_NOTICE = 3;

export interface LoadedArticle {
  readonly place: Place;
  readonly record: ArticleRecord;
}

interface Candidate {
  readonly place: Place;
  readonly id: ArticleId;
}

/**
 * Reads the records of all articles, those in the trash too, and sweeps what unfinished writes left. An article that
 * can't be read is told of and left as it is; the others come all the same. Throws system errors of the two folders.
 */
export async function loadArticles(context: StoreContext): Promise<readonly LoadedArticle[]> {
  const candidates = [
    ...(await candidatesIn(context, 'articles')),
    ...(await candidatesIn(context, 'trash')),
  ];
  const loaded = new Map<ArticleId, LoadedArticle>();
  const failures: Failure[] = [];
  await mapBounded(candidates, FOLDERS_AT_ONCE, async (candidate) => {
    const record = await loadArticle(context, candidate);
    if (!record.ok) failures.push(record.error);
    else keepNewer(context, loaded, { place: candidate.place, record: record.value });
  });
  if (failures.length > 0) context.onNotice(unreadableNotice(failures));
  return [...loaded.values()];
}

/** Removes what a write that was cut off left behind. Leftovers do no harm, so a disk that keeps them is no error. */
export async function sweep(
  context: StoreContext,
  folder: string,
  isLeftover: (name: string) => boolean,
): Promise<void> {
  try {
    const names = await context.files.listFolder(folder);
    for (const name of names.filter(isLeftover)) await context.files.remove(join(folder, name));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

async function candidatesIn(context: StoreContext, place: Place): Promise<readonly Candidate[]> {
  const folder = placeFolder(context.folder, place);
  await sweep(context, folder, isIncoming);
  const ids = (await context.files.listFolder(folder)).map(articleIdOf);
  return ids.filter((id) => id !== null).map((id) => ({ place, id }));
}

async function loadArticle(context: StoreContext, { place, id }: Candidate): Promise<Result<ArticleRecord>> {
  const folder = articleFolder(context.folder, place, id);
  const document = await Document.open(context, articleKind, recordFile(folder));
  if (!document.ok) return document;
  await sweep(context, folder, isTemporaryName);
  const record = document.value.data;
  if (record.id !== id)
    return fail('damaged', `The folder “${folder}” holds another article (${record.id}).`);
  return ok(record);
}

/** A sync tool or a crash can leave an article in both places: the state that was changed last is the one to show. */
function keepNewer(
  context: StoreContext,
  loaded: Map<ArticleId, LoadedArticle>,
  article: LoadedArticle,
): void {
  const { id } = article.record;
  const other = loaded.get(id);
  if (other === undefined) {
    loaded.set(id, article);
    return;
  }
  const [newer, older] =
    other.record.updatedAt < article.record.updatedAt ? [article, other] : [other, article];
  loaded.set(id, newer);
  context.onNotice(
    `The article “${newer.record.title}” is in the library twice. The state changed last is shown; the other was left ` +
      `in “${articleFolder(context.folder, older.place, id)}”.`,
  );
}

function unreadableNotice(failures: readonly Failure[]): string {
  const named = failures.slice(0, NAMED_IN_NOTICE).map(({ message }) => message);
  const more = failures.length - named.length;
  const many = failures.length === 1 ? 'An article' : `${failures.length} articles`;
  return [
    `${many} can’t be shown; all others can.`,
    ...named,
    ...(more > 0 ? [`And ${more} more.`] : []),
  ].join(' ');
}
