import { z } from 'zod';
import type { ArticleRecord } from '../article/article';
import { articleIdSchema, highlightIdSchema } from '../ids';
import { laterTime } from './canonical';
import { captureOf } from './merge-versions';
import { hasSeen, mergeRevisions, revisionSchema, type Revision } from './revision';

export const TOMBSTONE_FORMAT = 1;

/**
 * `tombstones/<id>.json`: what is left of an article that was deleted for good, so that a merge with another copy of
 * the library doesn't bring it back.
 */
export const tombstoneSchema = z.object({
  format: z.literal(TOMBSTONE_FORMAT),
  id: articleIdSchema,
  title: z.string(),
  purgedAt: z.iso.datetime(),
  /** What whoever deleted it could know of: the changes of each highlight, and the captures of its text. */
  seen: z.object({
    highlights: z.record(highlightIdSchema, revisionSchema),
    captures: z.array(z.string()),
  }),
});
export type Tombstone = Readonly<z.infer<typeof tombstoneSchema>>;

/** @param purgedAt - ISO 8601, UTC; not before the record's `updatedAt` */
export function tombstoneOf(record: ArticleRecord, purgedAt: string): Tombstone {
  return {
    format: TOMBSTONE_FORMAT,
    id: record.id,
    title: record.title,
    purgedAt,
    seen: {
      highlights: Object.fromEntries(record.highlights.map(({ id, revision }) => [id, revision])),
      captures: record.versions.map(captureOf).sort(),
    },
  };
}

/**
 * Whether an article is more than what was deleted for good, and so stays: somebody changed it afterwards, or it has a
 * highlight, a note or a text that was not there to be seen when it was deleted.
 */
export function outlives(record: ArticleRecord, tombstone: Tombstone): boolean {
  if (record.updatedAt > tombstone.purgedAt) return true;
  const { captures, highlights } = tombstone.seen;
  const known: Readonly<Partial<Record<string, Revision>>> = highlights;
  const captured = new Set(captures);
  return (
    record.versions.some((entry) => !captured.has(captureOf(entry))) ||
    record.highlights.some(
      ({ id, deletedAt, revision }) => deletedAt === null && !hasSeen(known[id] ?? {}, revision),
    )
  );
}

/** What both tombstones of an article say together. */
export function mergeTombstones(one: Tombstone, other: Tombstone): Tombstone {
  const later =
    one.purgedAt > other.purgedAt || (one.purgedAt === other.purgedAt && one.title >= other.title);
  const highlights = new Map<string, Revision>(Object.entries(one.seen.highlights));
  for (const [id, revision] of Object.entries(other.seen.highlights)) {
    highlights.set(id, mergeRevisions(highlights.get(id) ?? {}, revision));
  }
  const ids = [...highlights].sort(([first], [second]) => (first < second ? -1 : 1));
  return {
    ...one,
    title: (later ? one : other).title,
    purgedAt: laterTime(one.purgedAt, other.purgedAt),
    seen: {
      highlights: Object.fromEntries(ids),
      captures: [...new Set([...one.seen.captures, ...other.seen.captures])].sort(),
    },
  };
}
