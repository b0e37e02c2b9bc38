import { z } from 'zod';
import {
  ARTICLE_FORMAT,
  articleRecordSchema,
  CONTENT_FORMAT,
  contentVersionSchema,
  type ArticleRecord,
  type ContentVersion,
} from '#core/article/article';
import { captureLogDocumentSchema, LOG_FORMAT, type CaptureLogDocument } from '#core/article/capture-log';
import { libraryIdSchema } from '#core/ids';
import { TOMBSTONE_FORMAT, tombstoneSchema, type Tombstone } from '#core/merge/tombstone';
import type { DocumentKind } from './document/document-kind';
import { toArticle2 } from './migrations/article-2';

const LIBRARY_FORMAT = 1;

const libraryRecordSchema = z.object({
  format: z.literal(LIBRARY_FORMAT),
  id: libraryIdSchema,
  createdAt: z.iso.datetime(),
});
type LibraryRecord = Readonly<z.infer<typeof libraryRecordSchema>>;

/** `library.json`. */
export const libraryKind: DocumentKind<LibraryRecord> = {
  format: LIBRARY_FORMAT,
  schema: libraryRecordSchema,
  migrations: [],
  label: () => 'the library',
};

/** `article.json`. */
export const articleKind: DocumentKind<ArticleRecord> = {
  format: ARTICLE_FORMAT,
  schema: articleRecordSchema,
  migrations: [toArticle2],
  label: (article) => `the article “${article.title}”`,
};

/** `versions/<n>.json`. */
export const contentKind: DocumentKind<ContentVersion> = {
  format: CONTENT_FORMAT,
  schema: contentVersionSchema,
  migrations: [],
  label: (content) => `version ${content.number} of an article’s text`,
};

/** `log/<n>.json`. */
export const captureLogKind: DocumentKind<CaptureLogDocument> = {
  format: LOG_FORMAT,
  schema: captureLogDocumentSchema,
  migrations: [],
  label: (log) => `the log of how version ${log.number} of an article was saved`,
};

/** `tombstones/<id>.json`. */
export const tombstoneKind: DocumentKind<Tombstone> = {
  format: TOMBSTONE_FORMAT,
  schema: tombstoneSchema,
  migrations: [],
  label: (tombstone) => `the tombstone of “${tombstone.title}”`,
};

/** What `library.json` of a new library holds. */
export function newLibraryRecord(id: LibraryRecord['id'], createdAt: string): LibraryRecord {
  return { format: LIBRARY_FORMAT, id, createdAt };
}
