import { describe, expect, it } from 'vitest';
import { NO_CHANGES, type HighlightRecord } from '#core/highlight/highlight';
import { newHighlightId } from '#core/ids';
import { describeDifference } from '../../../electron/library/backup/describe-difference';
import { articleRecord, SAVED_AT } from '../../support/records';

const record = articleRecord();

function highlight(different: Partial<HighlightRecord> = {}): HighlightRecord {
  return {
    id: newHighlightId(),
    articleId: record.id,
    version: 1,
    start: 0,
    end: 5,
    exact: 'ferry',
    prefix: '',
    suffix: '',
    block: 0,
    color: 'yellow',
    note: '',
    tags: [],
    createdAt: SAVED_AT,
    updatedAt: SAVED_AT,
    deletedAt: null,
    anchor: { state: 'exact', score: 1, version: 1, start: 0, end: 5 },
    ...NO_CHANGES,
    ...different,
  };
}

describe('what becomes of an article', () => {
  it('is told of its title, its shelf and its tags', () => {
    const then = { ...record, title: 'The old title', shelf: 'later' as const, tags: ['water'] };
    expect(describeDifference(record, then)).toBe(
      'title becomes “The old title”; shelf becomes later; tags differ',
    );
  });

  it('is told of its place', () => {
    const deleted = { ...record, deletedAt: SAVED_AT };
    expect(describeDifference(deleted, record)).toBe('comes out of the trash');
    expect(describeDifference(record, deleted)).toBe('goes to the trash');
  });

  it('is told of its highlights, from the point of view of the backup', () => {
    const [one, other, third] = [highlight(), highlight(), highlight()];
    const now = { ...record, highlights: [one, other, third] };
    const then = {
      ...record,
      highlights: [
        { ...one, note: 'a note' },
        { ...other, color: 'green' as const },
        highlight(),
        highlight(),
      ],
    };
    expect(describeDifference(now, then)).toBe(
      '2 highlights more, 1 fewer, 1 note differs, colour or tags of 1 highlight differ',
    );
  });

  it('counts a highlight that was removed as none', () => {
    const one = highlight();
    const now = { ...record, highlights: [{ ...one, deletedAt: SAVED_AT }] };
    expect(describeDifference(now, { ...record, highlights: [one] })).toBe('1 highlight more');
    expect(describeDifference({ ...record, highlights: [one] }, now)).toBe('1 highlight fewer');
  });

  it('is told of the text, of the details, and of what can’t be read', () => {
    const versions = [...record.versions, ...record.versions.map((each) => ({ ...each, number: 2 }))];
    expect(describeDifference({ ...record, versions }, record)).toBe('text differs');
    expect(describeDifference({ ...record, site: 'Elsewhere' }, record)).toBe('details differ');
    expect(describeDifference(null, record)).toBe('can’t be read now');
    expect(describeDifference(record, null)).toBe('can’t be read in the backup');
    expect(describeDifference(record, { ...record, updatedAt: '2024-03-05T08:00:00.000Z' })).toBe(
      'files differ',
    );
  });
});
