import { reanchor, type AnchoredText } from '../anchor/reanchor';
import { placedIn } from '../highlight/highlight-view';
import { fail, ok, type Result } from '../result';
import type { ArticleRecord, VersionEntry } from './article';

/** Adds a content version and shows it. The person's own words (title, tags, notes) stay. */
export function withNewVersion(
  record: ArticleRecord,
  entry: VersionEntry,
  before: AnchoredText | null,
  after: AnchoredText,
  now: string,
): ArticleRecord {
  return shown({ ...record, versions: [...record.versions, entry] }, entry, before, after, now);
}

/**
 * Shows another of an article's versions; its highlights are looked for there. Fails with `not-found` when the article
 * has no version of that number.
 *
 * @param before - the text that was shown; null when it can't be read
 */
export function showVersion(
  record: ArticleRecord,
  before: AnchoredText | null,
  after: AnchoredText,
  now: string,
): Result<ArticleRecord> {
  const entry = record.versions.find(({ number }) => number === after.number);
  if (entry === undefined) return noVersion(record, after.number);
  if (record.version === entry.number) return ok(record);
  return ok(shown(record, entry, before, after, now));
}

export function noVersion({ title, versions }: ArticleRecord, number: number): Result<never> {
  const there = versions.map((entry) => entry.number).join(', ');
  return fail('not-found', `“${title}” has no version ${number} of its text; it has ${there}.`);
}

function shown(
  record: ArticleRecord,
  { number, words }: VersionEntry,
  before: AnchoredText | null,
  after: AnchoredText,
  now: string,
): ArticleRecord {
  return {
    ...record,
    version: number,
    words,
    updatedAt: now,
    // Removed ones too: taken back, they must stand right.
    highlights: record.highlights.map((highlight) => ({
      ...highlight,
      // What a person said of that version holds.
      anchor: placedIn(highlight, number) ?? reanchor(highlight, before, after),
    })),
  };
}
