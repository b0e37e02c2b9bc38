import { expect, it } from 'vitest';
import type { ArticleRecord, VersionEntry } from '#core/article/article';
import type { Anchor, HighlightRecord } from '#core/highlight/highlight';
import { addHighlight } from '#core/highlight/edit-highlights';
import { newHighlightId } from '#core/ids';
import { mergeRecords } from '#core/merge/merge-records';
import { stampChanges } from '#core/merge/stamp-changes';
import { articleRecord, contentOf, SAVED_AT } from '../../support/records';

const TEXT = 'The ferry leaves at seven, whatever the weather says of it.';
const PLACE: Anchor = { state: 'fuzzy', score: 1, version: 1, start: 4, end: 9 };

/** The time of the nth change. */
function time(number: number): string {
  return new Date(Date.parse(SAVED_AT) + number * 60_000).toISOString();
}

function only({ highlights }: ArticleRecord): HighlightRecord {
  const [highlight] = highlights;
  if (highlight === undefined) throw new Error('There is no highlight.');
  return highlight;
}

/** A copy after a change of its highlight (and of which version it shows). */
function changed(
  record: ArticleRecord,
  different: Partial<HighlightRecord>,
  { writer, at, version = record.version }: { writer: string; at: number; version?: number },
): ArticleRecord {
  const highlight = { ...only(record), ...different, updatedAt: time(at) };
  return stampChanges(record, { ...record, version, highlights: [highlight] }, { now: time(at), writer });
}

function marked(): ArticleRecord {
  const first = articleRecord();
  const later: VersionEntry = {
    number: 2,
    capturedAt: time(1),
    hash: '1'.repeat(64),
    words: 9,
    original: null,
  };
  const record = { ...first, versions: [...first.versions, later] };
  const args = { articleId: record.id, at: { quote: 'at seven' } };
  const added = addHighlight(record, contentOf(record, TEXT), args, { id: newHighlightId(), now: SAVED_AT });
  if (!added.ok) throw new Error(added.error.message);
  return added.value.record;
}

it('doesn’t bring back a place that was taken back by one who knew of it', () => {
  const record = marked();
  const found = only(record).anchor;
  const placed = changed(record, { anchor: PLACE, placed: [PLACE] }, { writer: '00000001', at: 2 });
  const withdrawn = changed(placed, { anchor: found, placed: [] }, { writer: '00000001', at: 3 });
  const noted = changed(placed, { note: 'Meanwhile.' }, { writer: '00000002', at: 4 });
  for (const merged of [mergeRecords(withdrawn, noted), mergeRecords(noted, withdrawn)]) {
    expect(only(merged)).toMatchObject({ anchor: found, placed: [], note: 'Meanwhile.' });
  }
});

it('takes the place in the version that is shown, also when it is the older one', () => {
  const second: Anchor = { state: 'moved', score: 1, version: 2, start: 30, end: 38 };
  const record = marked();
  const first = only(record).anchor;
  const newer = changed(record, { anchor: second }, { writer: '00000001', at: 2, version: 2 });
  const back = changed(newer, { anchor: first }, { writer: '00000001', at: 3, version: 1 });
  const noted = changed(newer, { note: 'Meanwhile.' }, { writer: '00000002', at: 4 });
  for (const merged of [mergeRecords(back, noted), mergeRecords(noted, back)]) {
    expect(merged.version).toBe(1);
    expect(only(merged).anchor).toEqual(first);
  }
});
