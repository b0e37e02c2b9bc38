import type { ArticleRecord, ContentVersion } from '../article/article';
import type { CommandArgs } from '../commands';
import { fail, ok, type Result } from '../result';
import { fold } from '../text/fold';
import {
  findHighlight,
  noHighlight,
  placeIn,
  replaceHighlight,
  type HighlightChange,
} from './edit-highlights';
import type { Anchor, HighlightRecord } from './highlight';

/**
 * Puts a highlight where a person says that it stands in the version that is shown (`content`), or takes it off where
 * they say that it doesn't. What they said is kept with the version, and holds when it is shown again.
 *
 * Fails as `highlight.add` does for a place that isn't there, and for words that stand in several: which of them is
 * meant is for the person to say. Then nothing changes.
 */
export function attachHighlight(
  record: ArticleRecord,
  content: ContentVersion,
  { id, at }: CommandArgs<'highlight.attach'>,
  now: string,
): Result<HighlightChange & { readonly before: HighlightRecord }> {
  const before = findHighlight(record, id);
  if (before?.deletedAt !== null) return noHighlight(id);
  const place = at === null ? null : placeIn(content, at, before.figure?.image != null);
  if (place?.ok === false) return place;
  if (place !== null && place.value.occurrences > 1) return standsTwice(place.value.occurrences);
  const anchor = place === null ? offIn(before, content) : anchorAt(before, content, place.value);
  const change = replaceHighlight(record, { ...withPlaced(before, anchor), anchor, updatedAt: now });
  return ok({ ...change, before });
}

function standsTwice(places: number): Result<never> {
  const which =
    'Say which is meant by what stands before or after them (prefix, suffix). Nothing was changed.';
  return fail('bad-request', `These words stand in ${places} places. ${which}`);
}

/** Takes an attachment back. What is found in another version that is shown by now stays. */
export function reattachHighlight(
  record: ArticleRecord,
  { id, anchor, placed }: CommandArgs<'highlight.reattach'>,
  now: string,
): Result<HighlightChange & { readonly before: HighlightRecord }> {
  const before = findHighlight(record, id);
  if (before?.deletedAt !== null) return noHighlight(id);
  if (!record.versions.some(({ number }) => number === anchor.version)) {
    return fail('not-found', `“${record.title}” has no version ${anchor.version} of its text.`);
  }
  const isShown = before.anchor.version === anchor.version;
  const after: HighlightRecord = {
    ...(placed === null ? withoutPlaced(before, anchor.version) : withPlaced(before, placed)),
    ...(isShown && { anchor }),
    updatedAt: now,
  };
  return ok({ ...replaceHighlight(record, after), before });
}

function anchorAt(
  highlight: HighlightRecord,
  { text, number: version }: ContentVersion,
  { start, end }: { readonly start: number; readonly end: number },
): Anchor {
  const isWhereMade = version === highlight.version && start === highlight.start && end === highlight.end;
  const areItsWords = fold(text.slice(start, end)) === fold(highlight.exact);
  const state = isWhereMade ? 'exact' : areItsWords ? 'moved' : 'fuzzy';
  // A person is sure.
  return { state, score: 1, version, start, end };
}

/** Near where it was thought to be, so that it is shown there among the others. */
function offIn({ anchor }: HighlightRecord, { text, number: version }: ContentVersion): Anchor {
  const start = Math.min(anchor.start, text.length);
  return {
    state: 'loose',
    score: 0,
    version,
    start,
    end: Math.max(start, Math.min(anchor.end, text.length)),
  };
}

function withPlaced(highlight: HighlightRecord, anchor: Anchor): HighlightRecord {
  const others = (highlight.placed ?? []).filter(({ version }) => version !== anchor.version);
  const placed = [...others, anchor].sort((one, other) => one.version - other.version);
  return { ...highlight, placed };
}

/** An empty list stays: it says that something was said before, which a merge has to know. */
function withoutPlaced(highlight: HighlightRecord, version: number): HighlightRecord {
  if (highlight.placed === undefined) return highlight;
  return { ...highlight, placed: highlight.placed.filter((anchor) => anchor.version !== version) };
}
