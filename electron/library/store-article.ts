import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  ARTICLE_FORMAT,
  CONTENT_FORMAT,
  stampsOf,
  type ArticleRecord,
  type ContentVersion,
} from '#core/article/article';
import { newArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import { Document } from './document/document';
import { writeDurably } from './document/durable-write';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { articleKind, contentKind } from './document-kinds';
import {
  articleFolder,
  incomingFolder,
  originalFolder,
  placeFolder,
  recordFile,
  versionFile,
  versionsFolder,
} from './layout';
import type { NewArticle } from '#core/article/new-article';

const FAILED = 'The article could not be saved';
const FIRST_VERSION = 1;

const compress = promisify(gzip);

/**
 * Stores a new article, durable on return. Its files are put together in a folder that nothing reads, which becomes
 * the article's by one rename: so half an article is never seen, whatever stops the work. When it fails, nothing is
 * left.
 */
export async function storeArticle(
  context: StoreContext,
  article: NewArticle,
): Promise<Result<ArticleRecord>> {
  const record = newRecord(article, context.now().toISOString());
  const incoming = incomingFolder(context.folder, record.id);
  const folder = articleFolder(context.folder, 'articles', record.id);
  const stored = await putTogether(context, article, record, incoming, folder);
  if (!stored.ok) {
    // What can't be removed now is an unfinished folder, which is swept when the library is opened next.
    await Promise.allSettled([incoming, folder].map((path) => context.files.remove(path)));
  }
  return stored;
}

async function putTogether(
  context: StoreContext,
  article: NewArticle,
  record: ArticleRecord,
  incoming: string,
  folder: string,
): Promise<Result<ArticleRecord>> {
  const { files } = context;
  try {
    await files.makeFolder(incoming);
    await files.makeFolder(versionsFolder(incoming));
    const path = versionFile(incoming, FIRST_VERSION);
    const content = await Document.create(context, contentKind, path, firstContent(article, record), FAILED);
    if (!content.ok) return content;
    if (article.original !== null) {
      await files.makeFolder(originalFolder(incoming));
      const bytes = await compress(article.original.bytes);
      await writeDurably(files, originalFolder(incoming), [originalName(article.original.extension)], bytes);
    }
    const document = await Document.create(context, articleKind, recordFile(incoming), record, FAILED);
    if (!document.ok) return document;
    await files.rename(incoming, folder);
    await files.syncFolder(placeFolder(context.folder, 'articles'));
    return ok(record);
  } catch (error) {
    return storageFailure(error, FAILED, context.folder);
  }
}

function newRecord(article: NewArticle, now: string): ArticleRecord {
  return {
    ...article.metadata,
    format: ARTICLE_FORMAT,
    id: newArticleId(),
    savedAt: now,
    updatedAt: now,
    deletedAt: null,
    shelf: 'inbox',
    tags: [...article.tags],
    words: article.words,
    version: FIRST_VERSION,
    versions: [
      {
        number: FIRST_VERSION,
        capturedAt: now,
        hash: createHash('sha256').update(article.html).digest('hex'),
        words: article.words,
        original: article.original === null ? null : originalName(article.original.extension),
      },
    ],
    highlights: [],
    stamps: stampsOf(now),
  };
}

function firstContent(article: NewArticle, record: ArticleRecord): ContentVersion {
  return {
    format: CONTENT_FORMAT,
    articleId: record.id,
    number: FIRST_VERSION,
    capturedAt: record.savedAt,
    hash: createHash('sha256').update(article.html).digest('hex'),
    html: article.html,
    text: article.text,
  };
}

function originalName(extension: string): string {
  return `${FIRST_VERSION}.${extension}.gz`;
}
