import type { ArticleRecord } from '#core/article/article';
import { Document } from '../document/document';
import { articleKind } from '../document-kinds';
import { done, type Finding, type Inquiry } from './inquiry';

/** Something wrong inside a record. */
export interface RecordFault {
  readonly kind: Finding['kind'];
  readonly message: string;
  /** How it is mended without guessing; null when it can't be. */
  readonly edit: RecordEdit | null;
}

export interface RecordEdit {
  /** For people: a sentence. */
  readonly mended: string;
  readonly apply: (record: ArticleRecord) => ArticleRecord;
}

/**
 * Takes the faults of a record down, and mends those that can be by one write. What is mended is what other data says
 * already, so it counts as no change: `updatedAt` rises only where it was wrong itself.
 */
export async function settleRecord(
  inquiry: Inquiry,
  path: string,
  record: ArticleRecord,
  faults: readonly RecordFault[],
): Promise<void> {
  const articleId = record.id;
  const edits = faults.map(({ edit }) => edit).filter((edit) => edit !== null);
  const failure = inquiry.repair ? await write(inquiry, path, edits) : null;
  for (const { kind, message, edit } of faults) {
    const why = edit === null || failure === null ? '' : ` ${failure}`;
    const finding = { kind, severity: 'fault', articleId, path, message: `${message}${why}` } as const;
    if (edit === null || failure !== null) await inquiry.found(finding);
    else await inquiry.found(finding, () => Promise.resolve(done(edit.mended)));
  }
}

/** Null when it was written, else why it wasn't. */
async function write(inquiry: Inquiry, path: string, edits: readonly RecordEdit[]): Promise<string | null> {
  if (edits.length === 0) return null;
  const document = await Document.open(inquiry.context, articleKind, inquiry.absolute(path));
  if (!document.ok) return document.error.message;
  const mended = edits.reduce((record, { apply }) => apply(record), document.value.data);
  const written = await document.value.write(mended);
  return written.ok ? null : written.error.message;
}
