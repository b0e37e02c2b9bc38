import { expect, it } from 'vitest';
import type { ArticleRecord, VersionEntry } from '#core/article/article';
import { mergeRecords } from '#core/merge/merge-records';
import { renumber } from '#core/merge/merge-versions';
import { articleRecord } from '../../support/records';

function entry(number: number, page: string): VersionEntry {
  return {
    number,
    capturedAt: `2025-01-0${page.charCodeAt(0) - 96}T00:00:00.000Z`,
    hash: page.repeat(64),
    words: 9,
    original: `${number}.html.gz`,
  };
}

const { id } = articleRecord();

function record(...versions: readonly VersionEntry[]): ArticleRecord {
  const last = versions.at(-1)?.number ?? 1;
  return articleRecord({ id, versions: [...versions], version: last });
}

it('keeps the numbers that mean the same, and those that only one copy has', () => {
  const merged = mergeRecords(record(entry(1, 'a'), entry(2, 'b')), record(entry(1, 'a'), entry(3, 'c')));
  expect(merged.versions).toEqual([entry(1, 'a'), entry(2, 'b'), entry(3, 'c')]);
});

it('gives texts that were captured apart under one number new ones, in the order of capture', () => {
  const [one, other] = [record(entry(1, 'a'), entry(2, 'c')), record(entry(1, 'a'), entry(2, 'b'))];
  expect(renumber(one, other)).toEqual({
    one: new Map([
      [1, 1],
      [2, 4],
    ]),
    other: new Map([
      [1, 1],
      [2, 3],
    ]),
  });
  expect(mergeRecords(one, other).versions).toEqual([entry(1, 'a'), entry(3, 'b'), entry(4, 'c')]);
});

it('takes the greater of two numbers for one text, so that a merged copy keeps its numbers', () => {
  const merged = record(entry(1, 'a'), entry(3, 'b'), entry(4, 'c'));
  const old = record(entry(1, 'a'), entry(2, 'c'));
  expect(renumber(merged, old).one).toEqual(new Map([1, 3, 4].map((number) => [number, number])));
  expect(renumber(merged, old).other.get(2)).toBe(4);
});

it('lets the shown version, the originals and the highlights follow', () => {
  const one = record(entry(1, 'a'), entry(2, 'c'));
  const merged = mergeRecords(
    { ...one, stamps: { ...one.stamps, version: '2026-01-01T00:00:00.000Z' } },
    record(entry(1, 'a'), entry(2, 'b')),
  );
  expect(merged.version).toBe(4);
  expect(merged.versions.map(({ original }) => original)).toEqual(['1.html.gz', '3.html.gz', '4.html.gz']);
});

it('keeps the name of an original where one copy has lost it', () => {
  const merged = mergeRecords(record({ ...entry(1, 'a'), original: null }), record(entry(1, 'a')));
  expect(merged.versions).toEqual([entry(1, 'a')]);
});
