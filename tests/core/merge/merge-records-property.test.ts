import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleRecordSchema, type ArticleRecord } from '#core/article/article';
import { compareRecords } from '#core/merge/compare-records';
import { mergeRecords } from '#core/merge/merge-records';
import { captureOf } from '#core/merge/merge-versions';
import { hasSeen } from '#core/merge/revision';
import { copiesAfter, happenings } from './histories';

const RUNS = { numRuns: 200 };

function pairs(copies: readonly ArticleRecord[]): readonly (readonly [ArticleRecord, ArticleRecord])[] {
  return copies.flatMap((one) => copies.map((other) => [one, other] as const));
}

function forAllPairs(check: (one: ArticleRecord, other: ArticleRecord) => void): void {
  fc.assert(
    fc.property(happenings, (history) => {
      for (const [one, other] of pairs(copiesAfter(history))) check(one, other);
    }),
    RUNS,
  );
}

it('merges to the same whichever copy comes first', () => {
  forAllPairs((one, other) => {
    expect(mergeRecords(one, other)).toEqual(mergeRecords(other, one));
  });
});

it('changes nothing by merging a record with itself', () => {
  forAllPairs((one) => {
    expect(mergeRecords(one, one)).toBe(one);
  });
});

it('changes nothing by merging again with either of the two', () => {
  forAllPairs((one, other) => {
    const merged = mergeRecords(one, other);
    expect(mergeRecords(merged, one)).toEqual(merged);
    expect(mergeRecords(other, merged)).toEqual(merged);
    expect(compareRecords(merged, one)).toEqual({ kind: 'same', details: [] });
  });
});

it('gives a record that can be stored, each text under a number of its own', () => {
  forAllPairs((one, other) => {
    const merged = mergeRecords(one, other);
    expect(articleRecordSchema.parse(merged)).toEqual(merged);
    const numbers = merged.versions.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toContain(merged.version);
    for (const { version, anchor } of merged.highlights) {
      expect(numbers).toContain(version);
      expect(numbers).toContain(anchor.version);
    }
  });
});

it('keeps every highlight, every captured text, and each note that the other copy had not replaced', () => {
  forAllPairs((one, other) => {
    const merged = mergeRecords(one, other);
    const captures = merged.versions.map(captureOf);
    for (const entry of [...one.versions, ...other.versions]) expect(captures).toContain(captureOf(entry));
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const) {
      for (const highlight of mine.highlights) {
        const result = merged.highlights.find(({ id }) => id === highlight.id);
        const rival = theirs.highlights.find(({ id }) => id === highlight.id);
        const isReplaced = rival !== undefined && hasSeen(rival.revision, highlight.changed.note);
        if (!isReplaced)
          for (const part of highlight.note.split('\n\n---\n\n')) expect(result?.note).toContain(part);
      }
    }
  });
});

it('brings no highlight back that was removed by one who knew all the other did', () => {
  forAllPairs((one, other) => {
    const merged = mergeRecords(one, other);
    for (const removed of one.highlights.filter(({ deletedAt }) => deletedAt !== null)) {
      const rival = other.highlights.find(({ id }) => id === removed.id);
      const isTakenBack = rival !== undefined && hasSeen(rival.revision, removed.changed.removal);
      if (isTakenBack) continue;
      expect(merged.highlights.find(({ id }) => id === removed.id)?.deletedAt).not.toBeNull();
    }
  });
});

it('has the same of three copies in whichever order they are merged: highlights, texts, what is known, groups', () => {
  fc.assert(
    fc.property(happenings, (history) => {
      const [a, b, c] = copiesAfter(history);
      if (a === undefined || b === undefined || c === undefined)
        throw new Error('Three copies are expected.');
      const one = mergeRecords(mergeRecords(a, b), c);
      const other = mergeRecords(a, mergeRecords(b, c));
      expect(settled(one)).toEqual(settled(other));
    }),
    RUNS,
  );
});

it('agrees when three copies have told each other, two by two, what they have', () => {
  fc.assert(
    fc.property(happenings, (history) => {
      let copies = copiesAfter(history);
      // Two rounds bring all to all; the others settle the order of notes and the numbers of versions, which takes a few.
      for (let round = 0; round < 12; round += 1) {
        copies = copies.map((copy, index) => mergeRecords(copy, copies[(index + 1) % copies.length] ?? copy));
      }
      expect(copies[1]).toEqual(copies[0]);
      expect(copies[2]).toEqual(copies[0]);
    }),
    RUNS,
  );
});

/**
 * What doesn't depend on the order of merging. The numbers of versions do, and the fields of a highlight: merged
 * first with a state that somebody had replaced elsewhere, it keeps that one's words too.
 */
function settled(record: ArticleRecord): unknown {
  const { details, shelf, tags, trash } = record.stamps;
  return {
    stamps: { details, shelf, tags, trash },
    values: [record.title, record.shelf, record.tags, record.deletedAt, record.updatedAt],
    captures: record.versions.map(captureOf).sort(),
    highlights: record.highlights.map(({ id, revision }) => ({ id, revision })),
  };
}
