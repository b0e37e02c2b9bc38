import { expect, test } from 'vitest';
import type { Lane } from '../../electron/main/cli/command';
import { createLanes } from '../../electron/main/cli/lanes';

const ONE: Lane = { kind: 'article', id: '1' };
const OTHER: Lane = { kind: 'article', id: '2' };
const EVERYTHING: Lane = { kind: 'everything' };
const OWN: Lane = { kind: 'own' };

/** Work that ends when it is told to, and a record of what has begun. */
function bench() {
  const run = createLanes();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    start: (name: string, lane: Lane) =>
      run(lane, () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      }),
    end: async (name: string) => {
      ends.get(name)?.();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
  };
}

test('work on one article keeps its order, work on another does not wait', async () => {
  const { begun, start, end, settle } = bench();
  void start('a1', ONE);
  void start('a2', ONE);
  void start('b1', OTHER);
  void start('c', OWN);
  await settle();
  expect(begun.toSorted()).toEqual(['a1', 'b1', 'c']);
  await end('a1');
  expect(begun.at(-1)).toBe('a2');
});

test('work on everything waits for all before it, and all after it waits', async () => {
  const { begun, start, end, settle } = bench();
  void start('a', ONE);
  void start('own', OWN);
  void start('all', EVERYTHING);
  void start('b', OTHER);
  void start('own 2', OWN);
  await settle();
  expect(begun.toSorted()).toEqual(['a', 'own']);
  await end('a');
  expect(begun).toHaveLength(2);
  await end('own');
  expect(begun.slice(2)).toEqual(['all']);
  await end('all');
  expect(begun.slice(3).toSorted()).toEqual(['b', 'own 2']);
});

test('work that fails lets the next begin, and tells its own caller', async () => {
  const run = createLanes();
  const failing = run(ONE, () => Promise.reject(new Error('no')));
  const next = run(ONE, () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  await expect(next).resolves.toBe('yes');
});
