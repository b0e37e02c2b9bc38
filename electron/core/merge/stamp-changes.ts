import type { ArticleRecord, Stamps } from '../article/article';
import type { Changed, HighlightRecord } from '../highlight/highlight';
import { laterTime, sameContent } from './canonical';
import { GROUPS, groupsOf } from './groups';
import { mergeRevisions, type Revision } from './revision';

/** When, and by which opening of the library, a record was changed. */
export interface Change {
  /** ISO 8601, UTC; later than all times of the record before. */
  readonly now: string;
  readonly writer: string;
}

/**
 * Notes in a record what a merge has to know of a change, by comparing the record with the one before. So those who
 * change an article needn't know of merging. A record in which nothing changed comes back as it is.
 */
export function stampChanges(
  before: ArticleRecord,
  after: ArticleRecord,
  { now, writer }: Change,
): ArticleRecord {
  if (sameContent(before, after)) return after;
  const old = new Map(before.highlights.map((highlight) => [highlight.id, highlight]));
  return {
    ...after,
    updatedAt: laterTime(now, after.updatedAt),
    stamps: stampsAfter(before, after, now),
    ...noteAfter(before, after, writer),
    highlights: after.highlights.map((highlight) => countChange(old.get(highlight.id), highlight, writer)),
  };
}

function stampsAfter(before: ArticleRecord, after: ArticleRecord, now: string): Stamps {
  const [old, present] = [groupsOf(before), groupsOf(after)];
  const changed = GROUPS.filter((group) => !sameContent(old[group], present[group]));
  return { ...before.stamps, ...Object.fromEntries(changed.map((group) => [group, now])) };
}

function noteAfter(
  { note: old }: ArticleRecord,
  { note: present }: ArticleRecord,
  writer: string,
): Pick<ArticleRecord, 'note'> {
  if (present === undefined) return {};
  if (old?.text === present.text) return { note: old };
  const revision = mergeRevisions(old?.revision ?? {}, { [writer]: (old?.revision[writer] ?? 0) + 1 });
  return { note: { ...present, revision } };
}

function countChange(
  before: HighlightRecord | undefined,
  after: HighlightRecord,
  writer: string,
): HighlightRecord {
  if (before !== undefined && sameContent(before, after)) return after;
  const past = before?.revision ?? {};
  const change: Revision = { [writer]: (past[writer] ?? 0) + 1 };
  const revision = mergeRevisions(past, change);
  return {
    ...after,
    revision,
    changed: before === undefined ? after.changed : changedBy(before, after, change),
  };
}

function placedBy(
  before: HighlightRecord,
  after: HighlightRecord,
  change: Revision,
): Pick<Changed, 'placed'> {
  if (!sameContent(before.placed ?? [], after.placed ?? [])) return { placed: change };
  return before.changed.placed === undefined ? {} : { placed: before.changed.placed };
}

function changedBy(before: HighlightRecord, after: HighlightRecord, change: Revision): Changed {
  return {
    note: before.note === after.note ? before.changed.note : change,
    color: before.color === after.color && before.style === after.style ? before.changed.color : change,
    tags: sameContent(before.tags, after.tags) ? before.changed.tags : change,
    removal: before.deletedAt === after.deletedAt ? before.changed.removal : change,
    ...placedBy(before, after, change),
  };
}
