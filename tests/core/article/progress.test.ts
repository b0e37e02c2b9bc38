import { expect, test } from 'vitest';
import { articleRecordSchema } from '#core/article/article';
import { keepPlace, laterProgress } from '#core/article/progress';
import { articleRecord, SAVED_AT } from '../../support/records';

const MORNING = '2026-03-01T07:00:00.000Z';
const EVENING = '2026-03-01T19:00:00.000Z';
const PLACE = { version: 1, offset: 120, share: 0.4 };

test('a place is kept with its time, and the same place changes nothing', () => {
  const record = articleRecord({});
  const read = keepPlace(record, PLACE, MORNING);
  expect(read.progress).toEqual({ ...PLACE, at: MORNING });
  expect(read.updatedAt).toBe(MORNING);
  expect(keepPlace(read, PLACE, EVENING)).toBe(read);
  expect(record.updatedAt).toBe(SAVED_AT);
});

test('of two copies the one that was read last tells the place', () => {
  const one = keepPlace(articleRecord({}), PLACE, MORNING);
  const other = keepPlace(articleRecord({}), { ...PLACE, offset: 7 }, EVENING);
  expect(laterProgress(one, other)).toEqual({ progress: other.progress });
  expect(laterProgress(other, one)).toEqual({ progress: other.progress });
  expect(laterProgress(one, articleRecord({}))).toEqual({ progress: one.progress });
  expect(laterProgress(articleRecord({}), articleRecord({}))).toEqual({});
});

test('a place that can’t be understood is no reason to refuse a record', () => {
  const record = { ...articleRecord({}), progress: { version: 'first' } };
  expect(articleRecordSchema.parse(record).progress).toBeUndefined();
});
