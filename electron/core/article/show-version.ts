import type { AnchorOf } from '../anchor/anchoring';
import { placedIn } from '../highlight/highlight-view';
import { fail, ok, type Result } from '../result';
import type { ArticleRecord, VersionEntry } from './article';

/**
 * Adds a content version and shows it. The person's own words (title, tags, notes) stay.
 *
 * @param anchorOf - where a highlight stands in it
 */
export function withNewVersion(
  record: ArticleRecord,
  entry: VersionEntry,
  anchorOf: AnchorOf,
  now: string,
): ArticleRecord {
  return shown({ ...record, versions: [...record.versions, entry] }, entry, anchorOf, now);
}

/**
 * Shows another of an article's versions. Fails with `not-found` when the article has no version of that number.
 *
 * @param anchorOf - where a highlight stands in it
 */
export function showVersion(
  record: ArticleRecord,
  number: number,
  anchorOf: AnchorOf,
  now: string,
): Result<ArticleRecord> {
  const entry = record.versions.find((each) => each.number === number);
  if (entry === undefined) return noVersion(record, number);
  if (record.version === entry.number) return ok(record);
  return ok(shown(record, entry, anchorOf, now));
}

export function noVersion({ title, versions }: ArticleRecord, number: number): Result<never> {
  const there = versions.map((entry) => entry.number).join(', ');
  return fail('not-found', `“${title}” has no version ${number} of its text; it has ${there}.`);
}

function shown(
  record: ArticleRecord,
  { number, words }: VersionEntry,
  anchorOf: AnchorOf,
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
      anchor: placedIn(highlight, number) ?? anchorOf(highlight),
    })),
  };
}
