import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortestEdit } from '#core/text/shortest-edit';

const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 25 });

test('what stays and what was removed is the old list, what stays and what was added the new', () => {
  fc.assert(
    fc.property(list, list, (old, present) => {
      const steps = shortestEdit(old, present);
      expect(steps.filter(({ kind }) => kind !== 'added').map(({ item }) => item)).toEqual(old);
      expect(steps.filter(({ kind }) => kind !== 'removed').map(({ item }) => item)).toEqual(present);
    }),
  );
});

test('no edit is shorter: as much stays as the longest common subsequence has', () => {
  fc.assert(
    fc.property(list, list, (old, present) => {
      const same = shortestEdit(old, present).filter(({ kind }) => kind === 'same').length;
      expect(same).toBe(longestCommon(old, present));
    }),
  );
});

test('lists with too much between their ends count as replaced there', () => {
  const old = Array.from({ length: 3_000 }, (_each, index) => `old ${index}`);
  const present = Array.from({ length: 3_000 }, (_each, index) => `new ${index}`);
  const steps = shortestEdit(['first', ...old], ['first', ...present]);
  expect(steps.map(({ kind }) => kind).filter((kind) => kind === 'same')).toHaveLength(1);
  expect(steps).toHaveLength(6_001);
});

function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const item of one) {
    const next = [0];
    other.forEach((each, index) => {
      next.push(each === item ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
