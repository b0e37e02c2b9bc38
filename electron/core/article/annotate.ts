import type { ArticleRecord } from './article';

/** Writes the note on an article as a whole; empty takes it away. The same note changes nothing. */
export function annotate(record: ArticleRecord, text: string, now: string): ArticleRecord {
  if ((record.note?.text ?? '') === text) return record;
  // The store counts the revision (`core/merge/stamp-changes`).
  const note = { text, revision: record.note?.revision ?? {}, writtenAt: now };
  return { ...record, note, updatedAt: now };
}
