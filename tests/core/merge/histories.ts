import fc from 'fast-check';
import { annotate } from '#core/article/annotate';
import type { ArticleRecord, ContentVersion } from '#core/article/article';
import { keepPlace } from '#core/article/progress';
import { SHELVES } from '#core/article/shelves';
import type { Place } from '#core/commands';
import { attachHighlight, reattachHighlight } from '#core/highlight/attach-highlight';
import { HIGHLIGHT_COLORS } from '#core/highlight/colors';
import {
  addHighlight,
  editHighlight,
  removeHighlight,
  restoreHighlight,
} from '#core/highlight/edit-highlights';
import { HIGHLIGHT_STYLES } from '#core/highlight/highlight';
import { newHighlightId } from '#core/ids';
import { mergeRecords } from '#core/merge/merge-records';
import { stampChanges } from '#core/merge/stamp-changes';
import type { Result } from '#core/result';
import { articleRecord, contentOf, SAVED_AT } from '../../support/records';

/** How many copies of the article are changed apart. */
const COPIES = 3;
const TEXT = 'The ferry leaves at seven, whatever the weather says of it.';

const OF_HIGHLIGHTS = ['note', 'color', 'style', 'tags', 'attach', 'reattach', 'remove', 'restore'] as const;
const OF_ARTICLES = ['add', 'annotate', 'capture', 'shelve', 'read', 'trash', 'rest'] as const;

/** Something that happens to one copy; `from` of a sync is the copy it takes in. */
export type Happening =
  | {
      readonly what: (typeof OF_HIGHLIGHTS)[number];
      readonly copy: number;
      readonly pick: number;
    }
  | {
      readonly what: (typeof OF_ARTICLES)[number];
      readonly copy: number;
      readonly pick: number;
    }
  | { readonly what: 'sync'; readonly copy: number; readonly from: number };

const copy = fc.nat(COPIES - 1);
const pick = fc.nat(20);

export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        what: fc.constantFrom(...OF_HIGHLIGHTS),
        copy,
        pick,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        what: fc.constantFrom(...OF_ARTICLES),
        copy,
        pick,
      }),
    },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('sync' as const), copy, from: copy }) },
  ),
  { maxLength: 25 },
);

/** The copies of one article after all that happened, each changed by a writer of its own. */
export function copiesAfter(history: readonly Happening[]): readonly ArticleRecord[] {
  let base = articleRecord();
  for (let made = 0; made < 2; made += 1) base = added(base, SAVED_AT);
  const copies = Array.from({ length: COPIES }, () => base);
  history.forEach((happening, index) => {
    const record = at(copies, happening.copy);
    if (happening.what === 'sync') {
      copies[happening.copy] = mergeRecords(record, at(copies, happening.from));
      return;
    }
    // The clocks of the copies aren't the same: some of these times come twice.
    const now = new Date(Date.parse(record.updatedAt) + 1 + (happening.pick % 3)).toISOString();
    const after = changed(record, happening, now, `${happening.what} ${index}`);
    copies[happening.copy] = stampChanges(record, after, { now, writer: `0000000${happening.copy + 1}` });
  });
  return copies;
}

function changed(
  record: ArticleRecord,
  { what, pick: number }: Exclude<Happening, { what: 'sync' }>,
  now: string,
  words: string,
): ArticleRecord {
  const { id } = at(record.highlights, number);
  const orSame = (change: Result<{ readonly record: ArticleRecord }>): ArticleRecord =>
    change.ok ? change.value.record : record;
  switch (what) {
    case 'note':
      return orSame(editHighlight(record, { id, note: number % 5 === 0 ? '' : words }, now));
    case 'color':
      return orSame(editHighlight(record, { id, color: at(HIGHLIGHT_COLORS, number) }, now));
    case 'style':
      return orSame(editHighlight(record, { id, style: at(HIGHLIGHT_STYLES, number) }, now));
    case 'attach':
      return orSame(attachHighlight(record, shownContent(record), { id, at: placeOf(number) }, now));
    case 'reattach':
      return orSame(
        reattachHighlight(record, { id, anchor: at(record.highlights, number).anchor, placed: null }, now),
      );
    case 'annotate':
      return annotate(record, number % 5 === 0 ? '' : words, now);
    case 'tags':
      return orSame(editHighlight(record, { id, tags: [words] }, now));
    case 'remove':
      return orSame(removeHighlight(record, id, now));
    case 'restore':
      return orSame(restoreHighlight(record, id, now));
    case 'add':
      return added(record, now);
    case 'capture':
      return captured(record, now, number);
    case 'shelve':
      return { ...record, shelf: at(SHELVES, number), updatedAt: now };
    case 'read':
      return keepPlace(
        record,
        { version: record.version, offset: number * 7, share: (number % 11) / 10 },
        now,
      );
    case 'trash':
      return { ...record, deletedAt: now, updatedAt: now };
    case 'rest':
      return { ...record, deletedAt: null, updatedAt: now };
  }
}

function added(record: ArticleRecord, now: string): ArticleRecord {
  const args = { articleId: record.id, at: { quote: 'at seven' } };
  const change = addHighlight(record, shownContent(record), args, { id: newHighlightId(), now });
  if (!change.ok) throw new Error(change.error.message);
  return change.value.record;
}

function shownContent(record: ArticleRecord): ContentVersion {
  return { ...contentOf(record, TEXT), number: record.version };
}

/** Some words of the text, or none: it isn't there. */
function placeOf(number: number): Place | null {
  const words = ['at seven', 'the weather', 'says of it'][number % 4];
  return words === undefined ? null : { quote: words };
}

/** A new version of the text, under the next number of that copy. */
function captured(record: ArticleRecord, now: string, page: number): ArticleRecord {
  const number = Math.max(...record.versions.map((entry) => entry.number)) + 1;
  const hash = (page % 4).toString().repeat(64);
  const entry = { number, capturedAt: now, hash, words: 9, original: `${number}.html.gz` };
  return { ...record, version: number, versions: [...record.versions, entry], updatedAt: now };
}

function at<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}
