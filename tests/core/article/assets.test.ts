import { expect, test } from 'vitest';
import { articleRecordSchema } from '#core/article/article';
import { mergeLateImages } from '#core/article/assets';
import { mergeRecords } from '#core/merge/merge-records';
import { articleRecord } from '../../support/records';

const image = (address: string, digit: string) => ({ address, name: `${digit.repeat(64)}.png` });
const [a1, a2, b1] = [
  image('https://a.example', '1'),
  image('https://a.example', '2'),
  image('https://b.example', '1'),
];

test('late images of two copies come together, whichever comes first', () => {
  expect(mergeLateImages([b1, a1], [a2])).toEqual([a2, b1]);
  expect(mergeLateImages([a2], [a1, b1])).toEqual([a2, b1]);
});

test('merged records have the late images of both', () => {
  const record = articleRecord();
  expect(mergeRecords({ ...record, lateImages: [a1] }, { ...record, lateImages: [b1] }).lateImages).toEqual([
    a1,
    b1,
  ]);
  expect(mergeRecords(record, { ...record, lateImages: [b1] }).lateImages).toEqual([b1]);
  expect(mergeRecords(record, { ...record, title: 'Another' })).not.toHaveProperty('lateImages');
});

test('a record without late images reads as before, and one that names files elsewhere names none', () => {
  const record = articleRecord();
  expect(articleRecordSchema.parse(record)).toEqual(record);
  const stray = { ...record, lateImages: [{ address: 'https://a.example', name: '../../article.json' }] };
  expect(articleRecordSchema.parse(stray).lateImages).toEqual([]);
});
