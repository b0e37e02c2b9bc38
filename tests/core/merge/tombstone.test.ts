import { expect, it } from 'vitest';
import { addHighlight } from '#core/highlight/edit-highlights';
import { newHighlightId } from '#core/ids';
import { stampChanges } from '#core/merge/stamp-changes';
import { mergeTombstones, outlives, tombstoneOf, tombstoneSchema } from '#core/merge/tombstone';
import { valueOf } from '../../library/support/value-of';
import { articleRecord, contentOf, SAVED_AT } from '../../support/records';

const BEFORE = '2025-01-01T00:00:00.000Z';
const PURGED = '2025-02-02T00:00:00.000Z';
const AFTER = '2025-03-03T00:00:00.000Z';

const record = articleRecord();
const args = { articleId: record.id, at: { quote: 'ferry' } };
const added = valueOf(
  addHighlight(record, contentOf(record, 'The ferry leaves.'), args, { id: newHighlightId(), now: BEFORE }),
).record;
const noted = stampChanges(record, added, { now: BEFORE, writer: 'aaaaaaaa' });

it('covers the article that was deleted, and any earlier state of it', () => {
  const tombstone = tombstoneOf(noted, PURGED);
  expect(tombstoneSchema.parse(tombstone)).toEqual(tombstone);
  expect(outlives(noted, tombstone)).toBe(false);
  expect(outlives(record, tombstone)).toBe(false);
});

it('doesn’t cover what was changed afterwards', () => {
  expect(outlives({ ...noted, updatedAt: AFTER }, tombstoneOf(noted, PURGED))).toBe(true);
});

it('doesn’t cover a highlight or a text that wasn’t there to be seen, though it is older', () => {
  expect(outlives(noted, tombstoneOf(record, PURGED))).toBe(true);
  const entry = { number: 2, capturedAt: BEFORE, hash: 'a'.repeat(64), words: 1, original: null };
  expect(outlives({ ...noted, versions: [...noted.versions, entry] }, tombstoneOf(noted, PURGED))).toBe(true);
});

it('covers a removed highlight that it never saw: nobody misses it', () => {
  const removed = noted.highlights.map((highlight) => ({ ...highlight, deletedAt: BEFORE }));
  expect(outlives({ ...noted, highlights: removed }, tombstoneOf(record, PURGED))).toBe(false);
});

it('knows with another tombstone of the article what either knew', () => {
  const [one, other] = [tombstoneOf(record, PURGED), tombstoneOf(noted, SAVED_AT)];
  const both = mergeTombstones(one, other);
  expect(both).toEqual(mergeTombstones(other, one));
  expect(both.purgedAt).toBe(PURGED);
  expect(outlives(noted, one)).toBe(true);
  expect(outlives(noted, both)).toBe(false);
});
