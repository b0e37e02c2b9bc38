import { mapBounded } from '../bounded';
import type { Watch } from '../watch';

/**
 * Does some work for each item, so many at a time, and tells how far it is. Stops at the first failure, which is
 * thrown, or when it is aborted; nothing is under way any more when it ends.
 *
 * @returns whether all was done: false when it was aborted
 */
export async function workThrough<Item>(
  items: readonly Item[],
  atOnce: number,
  watch: Watch,
  work: (item: Item) => Promise<void>,
): Promise<boolean> {
  const failures: unknown[] = [];
  let done = 0;
  watch.onProgress(done, items.length);
  await mapBounded(items, atOnce, async (item) => {
    if (failures.length > 0 || watch.signal.aborted) return;
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
    done += 1;
    watch.onProgress(done, items.length);
  });
  if (failures.length > 0) throw failures[0];
  return !watch.signal.aborted;
}
