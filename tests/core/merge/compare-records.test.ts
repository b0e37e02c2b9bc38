import { describe, expect, it } from 'vitest';
import type { ArticleRecord } from '#core/article/article';
import type { CommandArgs } from '#core/commands';
import {
  addHighlight,
  editHighlight,
  removeHighlight,
  restoreHighlight,
} from '#core/highlight/edit-highlights';
import { newHighlightId } from '#core/ids';
import { compareRecords } from '#core/merge/compare-records';
import { mergeRecords } from '#core/merge/merge-records';
import { stampChanges } from '#core/merge/stamp-changes';
import { valueOf } from '../../library/support/value-of';
import { articleRecord, contentOf } from '../../support/records';

const id = newHighlightId();
const QUOTE = 'The ferry leaves at seven, whatever the weather says of it.';
const base = ((): ArticleRecord => {
  const record = articleRecord();
  const args = { articleId: record.id, at: { quote: QUOTE } };
  return stamped(
    record,
    valueOf(addHighlight(record, contentOf(record, QUOTE), args, { id, now: at(1) })).record,
    '0000000b',
    1,
  );
})();

function at(second: number): string {
  return `2025-01-01T00:00:0${second}.000Z`;
}

function stamped(before: ArticleRecord, after: ArticleRecord, writer: string, second: number): ArticleRecord {
  return stampChanges(before, after, { now: at(second), writer });
}

function edited(
  record: ArticleRecord,
  fields: Omit<CommandArgs<'highlight.edit'>, 'id'>,
  writer: string,
  second: number,
): ArticleRecord {
  return stamped(
    record,
    valueOf(editHighlight(record, { id, ...fields }, at(second))).record,
    writer,
    second,
  );
}

const mine = edited(base, { note: 'Mine.' }, 'aaaaaaaa', 3);

describe('A copy', () => {
  it('that has nothing new is the same, also when it is older', () => {
    expect(compareRecords(mine, mine)).toEqual({ kind: 'same', details: [] });
    expect(compareRecords(mine, base)).toEqual({ kind: 'same', details: [] });
  });

  it('that went on from here is changed, and its changes are named', () => {
    const theirs = stamped(
      base,
      { ...base, shelf: 'archive', title: 'New', deletedAt: at(4) },
      'bbbbbbbb',
      4,
    );
    const noted = edited(theirs, { note: 'Theirs.', tags: ['one'] }, 'bbbbbbbb', 5);
    expect(compareRecords(base, noted)).toEqual({
      kind: 'changed',
      details: [
        'goes to the trash',
        'the title or another detail is newer',
        'the shelf is newer',
        'the note of ‘The ferry leaves at seven, whatever the…’ is newer',
        'the tags of ‘The ferry leaves at seven, whatever the…’ are newer',
      ],
    });
    expect(compareRecords(noted, base).kind).toBe('same');
  });

  it('that has more highlights is changed', () => {
    expect(compareRecords({ ...base, highlights: [] }, base).details).toEqual(['1 more highlight']);
  });

  it('is in conflict where a note was written in both', () => {
    const theirs = edited(base, { note: 'Theirs.' }, 'bbbbbbbb', 2);
    expect(compareRecords(mine, theirs)).toMatchObject({
      kind: 'conflicting',
      details: [
        'the note of ‘The ferry leaves at seven, whatever the…’ was changed in both',
        'the note of ‘The ferry leaves at seven, whatever the…’ is newer',
      ],
    });
    expect(mergeRecords(mine, theirs).highlights[0]?.note).toBe('Mine.\n\n---\n\nTheirs.');
  });

  it('is in conflict where a highlight was removed in one and changed in the other', () => {
    const removed = stamped(base, valueOf(removeHighlight(base, id, at(4))).record, 'bbbbbbbb', 4);
    expect(compareRecords(mine, removed).kind).toBe('conflicting');
    const merged = mergeRecords(mine, removed).highlights[0];
    expect(merged).toMatchObject({ deletedAt: at(4), note: 'Mine.' });
  });

  it('leaves a highlight removed that was removed in both and taken back in one, without knowing of the other', () => {
    const removedHere = stamped(base, valueOf(removeHighlight(base, id, at(4))).record, 'aaaaaaaa', 4);
    const removedThere = stamped(base, valueOf(removeHighlight(base, id, at(5))).record, 'bbbbbbbb', 5);
    const restored = valueOf(restoreHighlight(removedThere, id, at(6))).record;
    const takenBack = stamped(removedThere, restored, 'bbbbbbbb', 6);
    expect(mergeRecords(removedHere, takenBack).highlights[0]?.deletedAt).toBe(at(4));
    expect(mergeRecords(removedThere, takenBack).highlights[0]?.deletedAt).toBeNull();
  });

  it('is in no conflict where each changed something else of a highlight: both changes hold', () => {
    const theirs = edited(base, { color: 'pink', tags: ['harbour'] }, 'bbbbbbbb', 2);
    expect(compareRecords(mine, theirs).kind).toBe('changed');
    const merged = mergeRecords(mine, theirs).highlights[0];
    expect(merged).toMatchObject({ note: 'Mine.', color: 'pink', tags: ['harbour'] });
  });

  it('takes no part of a note that the other had replaced knowing it', () => {
    const theirs = edited(mine, { note: 'Instead of mine.' }, 'bbbbbbbb', 4);
    const recoloured = edited(mine, { color: 'blue' }, 'aaaaaaaa', 5);
    const merged = mergeRecords(recoloured, theirs).highlights[0];
    expect(merged).toMatchObject({ note: 'Instead of mine.', color: 'blue' });
  });

  it('loses no words where a file was brought back behind our back, so that equal counts mean different notes', () => {
    const again = edited(base, { note: 'Written again after going back.' }, 'aaaaaaaa', 4);
    expect(again.highlights[0]?.revision).toEqual(mine.highlights[0]?.revision);
    const note = 'Written again after going back.\n\n---\n\nMine.';
    expect(mergeRecords(mine, again).highlights[0]?.note).toBe(note);
    expect(mergeRecords(again, mine).highlights[0]?.note).toBe(note);
  });
});
