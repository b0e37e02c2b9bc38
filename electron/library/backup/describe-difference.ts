import type { ArticleRecord } from '#core/article/article';
import type { HighlightRecord } from '#core/highlight/highlight';

/**
 * Says what becomes of an article when `then` takes the place of `now`: “title becomes “…”; 3 highlights more, 1
 * fewer, 2 notes differ”. Never empty.
 *
 * @param now - null when it can't be read
 * @param then - null when it can't be read
 */
export function describeDifference(now: ArticleRecord | null, then: ArticleRecord | null): string {
  if (then === null) return 'can’t be read in the backup';
  if (now === null) return 'can’t be read now';
  const parts = [
    ...trashPart(now, then),
    ...(now.title === then.title ? [] : [`title becomes “${then.title}”`]),
    ...(now.shelf === then.shelf ? [] : [`shelf becomes ${then.shelf}`]),
    ...(sameJson(now.tags, then.tags) ? [] : ['tags differ']),
    ...(sameJson(detailsOf(now), detailsOf(then)) ? [] : ['details differ']),
    ...(sameJson(textsOf(now), textsOf(then)) ? [] : ['text differs']),
    ...highlightPart(now.highlights, then.highlights),
  ];
  return parts.length === 0 ? 'files differ' : parts.join('; ');
}

function trashPart(now: ArticleRecord, then: ArticleRecord): readonly string[] {
  if ((now.deletedAt === null) === (then.deletedAt === null)) return [];
  return [then.deletedAt === null ? 'comes out of the trash' : 'goes to the trash'];
}

function detailsOf(record: ArticleRecord): readonly unknown[] {
  const { authors, site, url, published, language, description, modified, image } = record;
  return [authors, site, url, published, language, description, modified, image];
}

function textsOf(record: ArticleRecord): readonly unknown[] {
  return [record.version, record.versions.map(({ number, hash }) => [number, hash])];
}

function highlightPart(now: readonly HighlightRecord[], then: readonly HighlightRecord[]): readonly string[] {
  const before = living(now);
  const after = living(then);
  const more = [...after.keys()].filter((id) => !before.has(id)).length;
  const fewer = [...before.keys()].filter((id) => !after.has(id)).length;
  const common = [...after.values()].flatMap((one) => {
    const other = before.get(one.id);
    return other === undefined ? [] : [{ one, other }];
  });
  const notes = common.filter(({ one, other }) => one.note !== other.note).length;
  const marks = common.filter(
    ({ one, other }) =>
      one.note === other.note && !sameJson([one.color, one.tags], [other.color, other.tags]),
  ).length;
  const parts = [
    ...(more === 0 ? [] : [`${counted(more, 'highlight')} more`]),
    ...(fewer === 0 ? [] : [more === 0 ? `${counted(fewer, 'highlight')} fewer` : `${fewer} fewer`]),
    ...(notes === 0 ? [] : [notes === 1 ? '1 note differs' : `${notes} notes differ`]),
    ...(marks === 0 ? [] : [`colour or tags of ${counted(marks, 'highlight')} differ`]),
  ];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function living(highlights: readonly HighlightRecord[]): ReadonlyMap<string, HighlightRecord> {
  return new Map(highlights.filter(({ deletedAt }) => deletedAt === null).map((one) => [one.id, one]));
}

function counted(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
