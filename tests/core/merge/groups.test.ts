import { expect, test } from 'vitest';
import { mergeRecords } from '#core/merge/merge-records';
import { articleRecord } from '../../support/records';

test('when a source was changed and its picture go with the later details', () => {
  const known = { modified: '2026-03-15', image: 'https://example.org/lamp.jpg' };
  const older = articleRecord();
  const later = articleRecord({
    id: older.id,
    ...known,
    stamps: { ...older.stamps, details: '2026-03-16T00:00:00.000Z' },
  });
  expect(mergeRecords(older, later)).toMatchObject(known);
});

test('a record that knows neither doesn’t get them by a merge', () => {
  const record = articleRecord();
  const merged = mergeRecords(record, { ...record, tags: ['sea'] });
  expect(merged).not.toHaveProperty('modified');
  expect(merged).not.toHaveProperty('image');
});
