import type { ArticleRecord, Stamps } from '../article/article';
import { mergeLateImages } from '../article/assets';
import { laterProgress } from '../article/progress';
import { canonicalJson, laterOf, laterTime, sameContent } from './canonical';
import { GROUPS, groupsOf, type Groups } from './groups';
import { mergeHighlights } from './merge-highlights';
import { mergeNotes } from './merge-notes';
import { mergeRevisions, relationOf } from './revision';
import { mergeVersions, renumber, withNumbers } from './merge-versions';

/**
 * One record of two copies of an article, with all that either has. Which of them comes first makes no difference; a
 * record merged with itself, or a merged one with either of those it was made of, stays as it is.
 *
 * Versions that were captured apart under one number get new numbers: see `renumber`, by which the files follow.
 */
export function mergeRecords(first: ArticleRecord, second: ArticleRecord): ArticleRecord {
  if (sameContent(first, second)) return first;
  const numbers = renumber(first, second);
  const one = withNumbers(first, numbers.one);
  const other = withNumbers(second, numbers.other);
  const [oneGroups, otherGroups] = [groupsOf(one), groupsOf(other)];
  const held = <Group extends keyof Groups>(group: Group): Groups[Group] =>
    laterOf(oneGroups[group], one.stamps[group], otherGroups[group], other.stamps[group]);
  const shown = held('version');
  return {
    format: one.format,
    id: one.id,
    ...held('details'),
    ...held('shelf'),
    ...held('tags'),
    ...held('trash'),
    ...shown,
    savedAt: one.savedAt < other.savedAt ? one.savedAt : other.savedAt,
    updatedAt: laterTime(one.updatedAt, other.updatedAt),
    versions: mergeVersions(one.versions, other.versions),
    highlights: mergeHighlights(one.highlights, other.highlights, shown.version),
    ...lateImagesOf(one, other),
    ...articleNoteOf(one, other),
    ...laterProgress(one, other),
    stamps: laterStamps(one.stamps, other.stamps),
  };
}

/** Whether two records say the same; the order of highlights says nothing. */
export function sameRecord(one: ArticleRecord, other: ArticleRecord): boolean {
  return comparable(one) === comparable(other);
}

function comparable(record: ArticleRecord): string {
  const highlights = [...record.highlights].sort((one, other) => (one.id < other.id ? -1 : 1));
  const versions = [...record.versions].sort((one, other) => one.number - other.number);
  return canonicalJson({ ...record, highlights, versions });
}

function lateImagesOf(one: ArticleRecord, other: ArticleRecord): Pick<ArticleRecord, 'lateImages'> {
  if (one.lateImages === undefined && other.lateImages === undefined) return {};
  return { lateImages: mergeLateImages(one.lateImages ?? [], other.lateImages ?? []) };
}

/** A note that has all of the other's changes in it is taken as it is; of two that were written apart, both are. */
function articleNoteOf(
  { note: one }: ArticleRecord,
  { note: other }: ArticleRecord,
): Pick<ArticleRecord, 'note'> {
  if (one === undefined || other === undefined) {
    const note = one ?? other;
    return note === undefined ? {} : { note };
  }
  switch (relationOf(one.revision, other.revision)) {
    case 'newer':
      return { note: one };
    case 'older':
      return { note: other };
    case 'equal':
    case 'concurrent':
      return {
        note: {
          text: mergeNotes(one.text, one.writtenAt, other.text, other.writtenAt),
          revision: mergeRevisions(one.revision, other.revision),
          writtenAt: laterTime(one.writtenAt, other.writtenAt),
        },
      };
  }
}

function laterStamps(one: Stamps, other: Stamps): Stamps {
  const later = GROUPS.map((group) => [group, laterTime(one[group], other[group])] as const);
  return { ...one, ...Object.fromEntries(later) };
}
