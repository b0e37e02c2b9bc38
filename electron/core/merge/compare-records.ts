import type { ArticleRecord, Stamps } from '../article/article';
import { DEFAULT_HIGHLIGHT_STYLE, type HighlightRecord } from '../highlight/highlight';
import { sameContent } from './canonical';
import { GROUPS, groupsOf } from './groups';
import { holderOf } from './merge-highlights';
import { mergeRecords, sameRecord } from './merge-records';
import { captureOf } from './merge-versions';
import { hasSeen, relationOf } from './revision';

/** What another copy of an article would bring. */
export interface Comparison {
  /**
   * *same*: nothing that isn't here; *changed*: something newer; *conflicting*: something was changed in both copies,
   * each without knowing the other.
   */
  readonly kind: 'same' | 'changed' | 'conflicting';
  /** For people, one a difference: “the note of ‘the ferry…’ was changed in both”. Conflicts first. */
  readonly details: readonly string[];
}

const QUOTE_LENGTH = 40;

const GROUP_NAMES: { readonly [Group in keyof Stamps]: string } = {
  details: 'the title or another detail',
  shelf: 'the shelf',
  tags: 'the tags',
  trash: 'whether it is in the trash',
  version: 'which version is shown',
};

const FIELDS = [
  { field: 'note', name: 'the note', of: (highlight: HighlightRecord) => highlight.note },
  {
    field: 'color',
    name: 'the colour',
    of: ({ color, style = DEFAULT_HIGHLIGHT_STYLE }: HighlightRecord) => ({ color, style }),
  },
  { field: 'tags', name: 'the tags', of: (highlight: HighlightRecord) => highlight.tags },
  { field: 'placed', name: 'the place', of: ({ placed = [] }: HighlightRecord) => placed },
] as const;

/** Says what `mergeRecords` would change in `mine`. */
export function compareRecords(mine: ArticleRecord, theirs: ArticleRecord): Comparison {
  const merged = mergeRecords(mine, theirs);
  if (sameRecord(merged, mine)) return { kind: 'same', details: [] };
  const conflicts = [
    ...groupConflicts(mine, theirs),
    ...noteConflict(mine, theirs),
    ...highlightConflicts(mine, theirs),
  ];
  const details = [...conflicts, ...changes(mine, merged)];
  const kind = conflicts.length > 0 ? 'conflicting' : 'changed';
  return { kind, details: details.length > 0 ? details : ['small differences'] };
}

/** The times of groups tell which is later, not whether one copy knew the other: only equal times are in conflict. */
function groupConflicts(mine: ArticleRecord, theirs: ArticleRecord): readonly string[] {
  const [ours, others] = [groupsOf(mine), groupsOf(theirs)];
  return GROUPS.filter(
    (group) => mine.stamps[group] === theirs.stamps[group] && !sameContent(ours[group], others[group]),
  ).map((group) => sentence(GROUP_NAMES[group], 'was', 'changed in both'));
}

const ARTICLE_NOTE = 'the note on the article';

function noteConflict({ note: mine }: ArticleRecord, { note: theirs }: ArticleRecord): readonly string[] {
  if (mine === undefined || theirs === undefined || mine.text === theirs.text) return [];
  const relation = relationOf(mine.revision, theirs.revision);
  return relation === 'concurrent' || relation === 'equal'
    ? [sentence(ARTICLE_NOTE, 'was', 'changed in both')]
    : [];
}

function highlightConflicts(mine: ArticleRecord, theirs: ArticleRecord): readonly string[] {
  return mine.highlights.flatMap((one) => {
    const other = theirs.highlights.find(({ id }) => id === one.id);
    return other === undefined ? [] : conflictsOf(one, other);
  });
}

function conflictsOf(one: HighlightRecord, other: HighlightRecord): readonly string[] {
  const relation = relationOf(one.revision, other.revision);
  if (relation === 'newer' || relation === 'older') return [];
  if (one.deletedAt !== null && other.deletedAt !== null) return [];
  if (one.deletedAt !== null || other.deletedAt !== null) {
    const [removed, live] = one.deletedAt === null ? [other, one] : [one, other];
    const wasSeen = FIELDS.every(({ field }) => hasSeen(removed.revision, live.changed[field] ?? {}));
    return wasSeen ? [] : [`${quoteOf(one)} was removed in one and changed in the other`];
  }
  return FIELDS.filter(
    ({ field, of }) => !sameContent(of(one), of(other)) && holderOf(field, one, other) === 'neither',
  ).map(({ name }) => sentence(name, 'was', 'changed in both', one));
}

function changes(mine: ArticleRecord, merged: ArticleRecord): readonly string[] {
  const [before, after] = [groupsOf(mine), groupsOf(merged)];
  const there = new Set(mine.versions.map(captureOf));
  const versions = merged.versions.filter((entry) => !there.has(captureOf(entry))).length;
  const groups = GROUPS.filter((group) => group !== 'trash' && group !== 'version').filter(
    (group) => !sameContent(before[group], after[group]),
  );
  return [
    ...trashChange(mine, merged),
    ...groups.map((group) => sentence(GROUP_NAMES[group], 'is', 'newer')),
    ...(mine.note?.text === merged.note?.text ? [] : [sentence(ARTICLE_NOTE, 'is', 'newer')]),
    ...(versions > 0 ? [count(versions, 'more version of the text', 'more versions of the text')] : []),
    ...highlightChanges(mine, merged),
  ];
}

function trashChange(mine: ArticleRecord, merged: ArticleRecord): readonly string[] {
  if ((mine.deletedAt === null) === (merged.deletedAt === null)) return [];
  return [merged.deletedAt === null ? 'comes out of the trash' : 'goes to the trash'];
}

function highlightChanges(mine: ArticleRecord, merged: ArticleRecord): readonly string[] {
  const before = new Map(mine.highlights.map((highlight) => [highlight.id, highlight]));
  const added = merged.highlights.filter(({ id, deletedAt }) => deletedAt === null && !before.has(id)).length;
  const changed = merged.highlights.flatMap((highlight) => {
    const old = before.get(highlight.id);
    return old === undefined ? [] : changesOf(old, highlight);
  });
  return [...(added > 0 ? [count(added, 'more highlight', 'more highlights')] : []), ...changed];
}

function changesOf(before: HighlightRecord, after: HighlightRecord): readonly string[] {
  if (before.deletedAt === null && after.deletedAt !== null) return [`${quoteOf(before)} is removed`];
  if (before.deletedAt !== null && after.deletedAt === null) return [`${quoteOf(before)} comes back`];
  if (after.deletedAt !== null) return [];
  return FIELDS.filter(({ of }) => !sameContent(of(before), of(after))).map(({ name }) =>
    sentence(name, 'is', 'newer', before),
  );
}

function quoteOf({ exact }: HighlightRecord): string {
  const words = exact.replace(/\s+/g, ' ');
  return `‘${words.length <= QUOTE_LENGTH ? words : `${words.slice(0, QUOTE_LENGTH - 1)}…`}’`;
}

/** @param what - a name as above; `of` says whose it is */
function sentence(what: string, verb: 'is' | 'was', rest: string, of?: HighlightRecord): string {
  const plural = { is: 'are', was: 'were' } as const;
  const whose = of === undefined ? '' : ` of ${quoteOf(of)}`;
  return `${what}${whose} ${what === 'the tags' ? plural[verb] : verb} ${rest}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
