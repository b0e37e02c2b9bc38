import { describeQuote } from '../anchor/context';
import { findQuote, type FoundQuote } from '../anchor/find-quote';
import type { ArticleRecord, ContentVersion } from '../article/article';
import type { CommandArgs, Place } from '../commands';
import type { HighlightId } from '../ids';
import { fail, ok, type Result } from '../result';
import { snapToGraphemes } from '../text/segments';
import { shorten } from '../text/shorten';
import { DEFAULT_HIGHLIGHT_COLOR } from './colors';
import { NO_CHANGES, type HighlightRecord } from './highlight';

/** The article after a change, with the highlight that changed. */
export interface HighlightChange {
  readonly record: ArticleRecord;
  readonly highlight: HighlightRecord;
}

/**
 * Adds a highlight. `content` is the article's current version; offsets in another version, outside the text, or a
 * quote that isn't there are refused and nothing changes. Ends are moved to whole characters. `occurrences` says in how
 * many places the quote stands; the first of them was taken.
 */
export function addHighlight(
  record: ArticleRecord,
  content: ContentVersion,
  args: CommandArgs<'highlight.add'>,
  made: { readonly id: HighlightId; readonly now: string },
): Result<HighlightChange & { readonly occurrences: number }> {
  if (record.version !== content.number) return isNotShown(content.number, record.version);
  const place = placeIn(content, args.at, args.figure?.image != null);
  if (!place.ok) return place;
  const { start, end, occurrences } = place.value;
  const highlight: HighlightRecord = {
    id: made.id,
    articleId: record.id,
    version: content.number,
    start,
    end,
    ...describeQuote(content.text, start, end),
    block: content.text.slice(0, start).split('\n').length - 1,
    color: args.color ?? DEFAULT_HIGHLIGHT_COLOR,
    ...(args.style !== undefined && { style: args.style }),
    ...(args.figure !== undefined && { figure: args.figure }),
    note: args.note ?? '',
    tags: args.tags ?? [],
    createdAt: made.now,
    updatedAt: made.now,
    deletedAt: null,
    anchor: { state: 'exact', score: 1, version: content.number, start, end },
    ...NO_CHANGES,
  };
  return ok({
    record: { ...record, updatedAt: made.now, highlights: [...record.highlights, highlight] },
    highlight,
    occurrences,
  });
}

/** Changes colour, style, note or tags; what is left out stays. `before` is the highlight as it was. */
export function editHighlight(
  record: ArticleRecord,
  args: CommandArgs<'highlight.edit'>,
  now: string,
): Result<HighlightChange & { readonly before: HighlightRecord }> {
  const before = findHighlight(record, args.id);
  if (before?.deletedAt !== null) return noHighlight(args.id);
  const change = replaceHighlight(record, {
    ...before,
    color: args.color ?? before.color,
    ...(args.style !== undefined && { style: args.style }),
    note: args.note ?? before.note,
    tags: tagsAfter(before.tags, args),
    updatedAt: now,
  });
  return ok({ ...change, before });
}

/** Leaves a tombstone, so that a merge with an older copy can't bring the highlight back. */
export function removeHighlight(
  record: ArticleRecord,
  id: HighlightId,
  now: string,
): Result<HighlightChange> {
  const highlight = findHighlight(record, id);
  if (highlight?.deletedAt !== null) return noHighlight(id);
  return ok(replaceHighlight(record, { ...highlight, deletedAt: now, updatedAt: now }));
}

/** Takes a removed highlight back, with its note and tags; one that is there already stays as it is. */
export function restoreHighlight(
  record: ArticleRecord,
  id: HighlightId,
  now: string,
): Result<HighlightChange> {
  const highlight = findHighlight(record, id);
  if (highlight === undefined) return noHighlight(id);
  if (highlight.deletedAt === null) return ok({ record, highlight });
  return ok(replaceHighlight(record, { ...highlight, deletedAt: null, updatedAt: now }));
}

/** One that is taken away goes whichever way it is written. */
function tagsAfter(
  tags: readonly string[],
  { tags: all, addTags = [], removeTags = [] }: CommandArgs<'highlight.edit'>,
): string[] {
  const key = (tag: string): string => tag.toLocaleLowerCase('und');
  const gone = new Set(removeTags.map(key));
  const left = (all ?? tags).filter((tag) => !gone.has(key(tag)));
  const there = new Set(left.map(key));
  return [...left, ...addTags.filter((tag) => !there.has(key(tag)))];
}

/**
 * Where a place is in the current version of a text, its ends moved to whole characters; `mayBeEmpty` is for images,
 * which have no words.
 */
export function placeIn(content: ContentVersion, place: Place, mayBeEmpty = false): Result<FoundQuote> {
  if ('quote' in place) {
    const found = findQuote(content.text, place);
    if (found === null) {
      const context = place.prefix === undefined && place.suffix === undefined ? '' : ' with that context';
      return fail(
        'not-found',
        `The article doesn’t have these words${context}: “${shorten(place.quote, 80)}”. Nothing was stored.`,
      );
    }
    return ok({ ...snapToGraphemes(content.text, found.start, found.end), occurrences: found.occurrences });
  }
  if (place.version !== content.number) return isNotShown(place.version, content.number);
  const isEmpty = place.start === place.end;
  if (place.start > place.end || (isEmpty && !mayBeEmpty) || place.end > content.text.length) {
    return fail(
      'bad-request',
      `There is no text at ${place.start}–${place.end}: it ends at ${content.text.length}.`,
    );
  }
  const snapped = isEmpty ? place : snapToGraphemes(content.text, place.start, place.end);
  return ok({ start: snapped.start, end: snapped.end, occurrences: 1 });
}

function isNotShown(version: number, shown: number): Result<never> {
  return fail('bad-request', `The place is of version ${version}, but version ${shown} is shown.`);
}

export function findHighlight(record: ArticleRecord, id: HighlightId): HighlightRecord | undefined {
  return record.highlights.find((highlight) => highlight.id === id);
}

export function replaceHighlight(record: ArticleRecord, highlight: HighlightRecord): HighlightChange {
  const highlights = record.highlights.map((other) => (other.id === highlight.id ? highlight : other));
  return { record: { ...record, updatedAt: highlight.updatedAt, highlights }, highlight };
}

export function noHighlight(id: HighlightId): Result<never> {
  return fail('not-found', `No highlight has the id ${id}.`);
}
