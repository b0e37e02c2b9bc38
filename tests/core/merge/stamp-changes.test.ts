import { describe, expect, it } from 'vitest';
import type { ArticleRecord, Stamps } from '#core/article/article';
import { addHighlight, editHighlight, removeHighlight } from '#core/highlight/edit-highlights';
import { newHighlightId } from '#core/ids';
import { stampChanges } from '#core/merge/stamp-changes';
import { valueOf } from '../../library/support/value-of';
import { articleRecord, contentOf, SAVED_AT } from '../../support/records';

const NOW = '2025-05-05T05:05:05.000Z';
const CHANGE = { now: NOW, writer: 'aaaaaaaa' };
const id = newHighlightId();

function withHighlight(): ArticleRecord {
  const record = articleRecord();
  const args = { articleId: record.id, at: { quote: 'ferry' }, note: 'First.' };
  const added = valueOf(addHighlight(record, contentOf(record, 'The ferry leaves.'), args, { id, now: NOW }));
  return stampChanges(record, added.record, CHANGE);
}

describe('of an article', () => {
  it.each<[keyof Stamps, Partial<ArticleRecord>]>([
    ['details', { title: 'Another title' }],
    ['details', { authors: ['Somebody Else'] }],
    ['shelf', { shelf: 'archive' }],
    ['tags', { tags: ['harbour'] }],
    ['trash', { deletedAt: NOW }],
    ['version', { version: 2 }],
  ])('the group “%s” is stamped when it changes, and no other', (group, difference) => {
    const before = articleRecord();
    const after = stampChanges(before, articleRecord({ ...before, ...difference }), CHANGE);
    expect(after.stamps).toEqual({ ...before.stamps, [group]: NOW });
    expect(after.updatedAt).toBe(NOW);
  });

  it('nothing is stamped when nothing changes', () => {
    const before = articleRecord();
    const after = { ...before, tags: [...before.tags] };
    expect(stampChanges(before, after, CHANGE)).toBe(after);
  });

  it('the time of change never falls behind what the edit set', () => {
    const before = articleRecord();
    const later = '2030-01-01T00:00:00.000Z';
    const after = stampChanges(before, { ...before, shelf: 'later', updatedAt: later }, CHANGE);
    expect(after.updatedAt).toBe(later);
  });
});

describe('of a highlight', () => {
  it('a new one counts as one change of its writer', () => {
    const record = withHighlight();
    expect(record.highlights[0]?.revision).toEqual({ aaaaaaaa: 1 });
    expect(record.stamps).toEqual(articleRecord().stamps);
    expect(record.updatedAt > SAVED_AT).toBe(true);
  });

  it('each change is counted under its writer, and with the fields it changed', () => {
    const first = withHighlight();
    const noted = valueOf(editHighlight(first, { id, note: 'Second.' }, NOW)).record;
    const second = stampChanges(first, noted, { now: NOW, writer: 'bbbbbbbb' });
    const removed = valueOf(removeHighlight(second, id, NOW)).record;
    const third = stampChanges(second, removed, { now: NOW, writer: 'bbbbbbbb' });
    expect(third.highlights[0]).toMatchObject({
      revision: { aaaaaaaa: 1, bbbbbbbb: 2 },
      changed: { note: { bbbbbbbb: 1 }, color: {}, tags: {}, removal: { bbbbbbbb: 2 } },
    });
  });

  it('those that didn’t change keep their count', () => {
    const before = withHighlight();
    const after = stampChanges(before, { ...before, shelf: 'archive' }, { now: NOW, writer: 'bbbbbbbb' });
    expect(after.highlights).toEqual(before.highlights);
  });
});
