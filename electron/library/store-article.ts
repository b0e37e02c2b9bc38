import { ARTICLE_FORMAT, stampsOf, type ArticleRecord, type VersionEntry } from '#core/article/article';
import type { NewArticle } from '#core/article/new-article';
import { newArticleId, type ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import { Document } from './document/document';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { articleKind } from './document-kinds';
import { articleFolder, incomingFolder, placeFolder, recordFile } from './layout';
import { writeVersion } from './write-version';

const FAILED = 'The article could not be saved';
const FIRST_VERSION = 1;

/**
 * Stores a new article, durable on return. Its files are put together in a folder that nothing reads, which becomes
 * the article's by one rename: so half an article is never seen, whatever stops the work. When it fails, nothing is
 * left.
 */
export async function storeArticle(
  context: StoreContext,
  article: NewArticle,
): Promise<Result<ArticleRecord>> {
  const id = newArticleId();
  const incoming = incomingFolder(context.folder, id);
  const folder = articleFolder(context.folder, 'articles', id);
  const capturedAt = context.now().toISOString();
  const stored = await putTogether(context, article, { id, capturedAt }, incoming, folder);
  if (!stored.ok) {
    // What can't be removed now is an unfinished folder, which is swept when the library is opened next.
    await Promise.allSettled([incoming, folder].map((path) => context.files.remove(path)));
  }
  return stored;
}

async function putTogether(
  context: StoreContext,
  article: NewArticle,
  { id, capturedAt }: { readonly id: ArticleId; readonly capturedAt: string },
  incoming: string,
  folder: string,
): Promise<Result<ArticleRecord>> {
  const { files } = context;
  try {
    await files.makeFolder(incoming);
    const place = { id, folder: incoming, number: FIRST_VERSION, capturedAt };
    const version = await writeVersion(context, place, article);
    if (!version.ok) return version;
    const record = newRecord(article, id, version.value.entry);
    const document = await Document.create(context, articleKind, recordFile(incoming), record, FAILED);
    if (!document.ok) return document;
    await files.rename(incoming, folder);
    await files.syncFolder(placeFolder(context.folder, 'articles'));
    return ok(record);
  } catch (error) {
    return storageFailure(error, FAILED, context.folder);
  }
}

function newRecord(article: NewArticle, id: ArticleId, first: VersionEntry): ArticleRecord {
  const { capturedAt: now } = first;
  return {
    ...article.metadata,
    format: ARTICLE_FORMAT,
    id,
    savedAt: now,
    updatedAt: now,
    deletedAt: null,
    shelf: 'inbox',
    tags: [...article.tags],
    words: article.words,
    version: first.number,
    versions: [first],
    highlights: [],
    ...(article.leadImage !== undefined && { lateImages: [article.leadImage] }),
    stamps: stampsOf(now),
  };
}
