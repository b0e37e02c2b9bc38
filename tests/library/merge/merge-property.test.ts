import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { hasSeen } from '#core/merge/revision';
import type { ArticleState } from '../../../electron/library/merge/article-state';
import { mergeLibrary, planMerge } from '../../../electron/library/merge/merge-library';
import { opened } from '../support/opened';
import { valueOf } from '../support/value-of';
import { moves, watch, withTwoCopies, type Side } from './two-copies';

type States = ReadonlyMap<ArticleId, ArticleState>;

/** What each copy held before the merge, and what both hold after it. */
interface Merged {
  readonly sides: readonly [Side, Side];
  readonly before: readonly [States, States];
  readonly after: States;
}

/** Merges both ways, and sees that both come out the same and open well. */
async function mergeBothWays(one: Side, other: Side): Promise<Merged> {
  await one.close();
  await other.close();
  const before = [await one.states(), await other.states()] as const;
  const planned = valueOf(await planMerge(one.context, { from: other.folder }, watch));
  expect(valueOf(await mergeLibrary(one.context, { from: other.folder }, watch))).toEqual(planned);
  valueOf(await mergeLibrary(other.context, { from: one.folder }, watch));
  const after = await one.states();
  expect(await other.states()).toEqual(after);
  for (const [side, rival] of [
    [one, other],
    [other, one],
  ] as const) {
    const again = valueOf(await planMerge(side.context, { from: rival.folder }, watch));
    expect(again).toEqual({
      sameLibrary: true,
      added: [],
      changed: [],
      conflicting: [],
      same: after.size,
      left: [],
    });
    const library = await opened(side.folder);
    const live = [...after.values()].filter(({ article }) => article?.place === 'articles');
    expect(library.articles()).toHaveLength(live.length);
    for (const { id } of library.articles()) valueOf(await library.content(id));
    await library.close();
  }
  return { sides: [one, other], before, after };
}

function afterAnyMoves(check: (merged: Merged) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(moves, (sequence) =>
      withTwoCopies(async (one, other) => {
        for (const [index, move] of sequence.entries()) {
          const [side, rival] = move.side === 0 ? [one, other] : [other, one];
          await side.make(move, `${move.kind} number ${index}`, rival);
        }
        check(await mergeBothWays(one, other));
      }),
    ),
    { numRuns: 40 },
  );
}

function recordOf(states: States, id: ArticleId): ArticleRecord | undefined {
  return states.get(id)?.article?.record;
}

/** Each article of each copy, with the same of the other copy. */
function pairs({ before }: Merged): readonly (readonly [ArticleRecord, ArticleRecord | undefined])[] {
  const [one, other] = before;
  return [[one, other] as const, [other, one] as const].flatMap(([mine, theirs]) =>
    [...mine].flatMap(([id, { article }]) =>
      article === null ? [] : [[article.record, recordOf(theirs, id)] as const],
    ),
  );
}

it(
  'ends the same on both sides, with every article, highlight and note that nobody did away with',
  { timeout: 240_000 },
  () =>
    afterAnyMoves((merged) => {
      for (const [mine, theirs] of pairs(merged)) {
        const result = recordOf(merged.after, mine.id);
        if (result === undefined) {
          // Only what was deleted for good by somebody who knew all that was in it may be gone.
          const purged = merged.sides.flatMap((side) => side.purged.get(mine.id) ?? []);
          expect(purged).not.toEqual([]);
          for (const { id, deletedAt, changed } of mine.highlights) {
            const known = purged.flatMap((record) => record.highlights).filter((each) => each.id === id);
            if (deletedAt === null) {
              expect(known.some(({ revision }) => hasSeen(revision, changed.note))).toBe(true);
            }
          }
          continue;
        }
        for (const highlight of mine.highlights) {
          const found = result.highlights.find(({ id }) => id === highlight.id);
          expect(found).toBeDefined();
          const rival = theirs?.highlights.find(({ id }) => id === highlight.id);
          const isReplaced = rival !== undefined && hasSeen(rival.revision, highlight.changed.note);
          if (!isReplaced) expect(found?.note).toContain(highlight.note);
        }
      }
    }),
);

it('brings back nothing that was removed, deleted, or deleted for good', { timeout: 240_000 }, () =>
  afterAnyMoves((merged) => {
    const [one, other] = merged.sides;
    for (const [side, rival] of [
      [one, other],
      [other, one],
    ] as const) {
      for (const id of side.purged.keys()) {
        if (!rival.touched.has(id)) expect(recordOf(merged.after, id)).toBeUndefined();
      }
    }
    const [before] = merged.before;
    for (const [mine, theirs] of pairs(merged)) {
      const result = recordOf(merged.after, mine.id);
      if (result === undefined || theirs === undefined) continue;
      const rival = recordOf(before, mine.id) === mine ? other : one;
      if (mine.deletedAt !== null && !rival.moved.has(mine.id)) expect(result.deletedAt).toBe(mine.deletedAt);
      for (const { id, deletedAt, changed } of mine.highlights) {
        const known = theirs.highlights.find((highlight) => highlight.id === id)?.revision ?? {};
        if (deletedAt === null || hasSeen(known, changed.removal)) continue;
        expect(result.highlights.find((highlight) => highlight.id === id)?.deletedAt).not.toBeNull();
      }
    }
  }),
);

it('keeps an article that was deleted for good on one side while somebody wrote in it on the other', async () => {
  await withTwoCopies(async (one, other) => {
    await one.make({ side: 0, kind: 'delete', pick: 0 }, '', other);
    await other.make({ side: 1, kind: 'add', pick: 0 }, 'Written without knowing.', one);
    await one.make({ side: 0, kind: 'purge', pick: 0 }, '', other);
    expect(one.purged.size).toBe(1);
    const { after } = await mergeBothWays(one, other);
    for (const id of one.purged.keys()) {
      const notes = recordOf(after, id)?.highlights.map(({ note }) => note);
      expect(notes).toEqual(['First', 'Written without knowing.']);
      expect(after.get(id)?.tombstone).toBeNull();
    }
  });
});
