import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CONTENT_FORMAT, type ContentVersion, type VersionEntry } from '#core/article/article';
import { LOG_FORMAT, type CaptureLogDocument, type LoggedStep } from '#core/article/capture-log';
import type { NewArticle } from '#core/article/new-article';
import type { ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import { Document } from './document/document';
import { writeDurably } from './document/durable-write';
import type { StoreContext } from './document/store-context';
import { captureLogKind, contentKind } from './document-kinds';
import { addAssets } from './write-assets';
import { logFile, logFolder, originalFolder, versionFile, versionsFolder } from './layout';

/** Which version of which article, and where. */
export interface VersionPlace {
  readonly id: ArticleId;
  /** The article's folder. */
  readonly folder: string;
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly capturedAt: string;
}

/** A version whose files are on the disk. */
export interface WrittenVersion {
  /** What the record is to say of it. */
  readonly entry: VersionEntry;
  readonly content: ContentVersion;
}

const FAILED = 'The text could not be stored';

const compress = promisify(gzip);

/**
 * Writes the files of a content version: the text, the page as it came, and the log. Durable on return; nothing shows
 * them until the record names the version. Throws system errors.
 */
export async function writeVersion(
  context: StoreContext,
  { id, folder, number, capturedAt }: VersionPlace,
  article: NewArticle,
): Promise<Result<WrittenVersion>> {
  const { files } = context;
  const began = performance.now();
  const hash = createHash('sha256').update(article.html).digest('hex');
  const { html, text, words } = article;
  const content: ContentVersion = {
    format: CONTENT_FORMAT,
    articleId: id,
    number,
    capturedAt,
    hash,
    html,
    text,
  };
  await files.makeFolders(versionsFolder(folder));
  const stored = await Document.create(context, contentKind, versionFile(folder, number), content, FAILED);
  if (!stored.ok) return stored;

  const original = article.original === null ? null : `${number}.${article.original.extension}.gz`;
  if (article.original !== null && original !== null) {
    await files.makeFolders(originalFolder(folder));
    await writeDurably(files, originalFolder(folder), [original], await compress(article.original.bytes));
  }

  await addAssets(files, folder, article.assets);

  await files.makeFolders(logFolder(folder));
  const note =
    original === null
      ? `Stored the text as version ${number}. There was no page to keep beside it.`
      : `Stored the text as version ${number}, and the page as it came beside it.`;
  const store: LoggedStep = { step: 'store', ms: Math.round(performance.now() - began), notes: [note] };
  const log: CaptureLogDocument = {
    format: LOG_FORMAT,
    articleId: id,
    number,
    steps: [...article.log.steps, store],
  };
  const logged = await Document.create(context, captureLogKind, logFile(folder, number), log, FAILED);
  if (!logged.ok) return logged;
  const { fingerprint, fetchedFrom, givenBy, validators, rendered } = article;
  const entry: VersionEntry = {
    number,
    capturedAt,
    hash,
    words,
    original,
    ...(fingerprint !== null && { fingerprint }),
    ...(fetchedFrom !== undefined && { fetchedFrom }),
    ...(givenBy !== undefined && { givenBy }),
    ...(validators !== undefined && { validators }),
    ...(rendered !== undefined && { rendered }),
  };
  return ok({ entry, content });
}
