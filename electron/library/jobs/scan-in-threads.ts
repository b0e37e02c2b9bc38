import { ok } from '#core/result';
import type { StoreContext } from '../document/store-context';
import { partOf } from '../index/index-cache';
import { listNames, MANY, type Known } from '../index/scan';
import type { Scanner } from '../index/reconciler';
import type { JobThread } from './job-thread';
import type { Share } from './scan-job';

/** Names of folders begin with an id: a sync program's copies have more after it. */
const ID_LENGTH = 36;

/**
 * Scans a library in the first of some threads, or, when there is much to read, in all of them: each takes its share.
 *
 * @param threads - at least one
 */
export function scanInThreads(threads: readonly [JobThread, ...JobThread[]], context: StoreContext): Scanner {
  return async (known, tell, watch) => {
    const shares = await divide(context, known, threads.length);
    const progress = shares.map(() => ({ done: 0, total: 0 }));
    const outcomes = await Promise.all(
      shares.map(async (share, index) =>
        (threads[index] ?? threads[0]).run('scan', context, share, {
          tell,
          signal: watch.signal,
          onProgress: (done, total) => {
            progress[index] = { done, total: total ?? 0 };
            watch.onProgress(sum(progress, 'done'), sum(progress, 'total'));
          },
        }),
      ),
    );
    return outcomes.find(({ ok: isOk }) => !isOk) ?? ok(null);
  };
}

async function divide(
  context: StoreContext,
  known: readonly Known[],
  threads: number,
): Promise<readonly Share[]> {
  const listed = await listNames(context);
  // What is wrong with the folder the scan itself says.
  if (!listed.ok || listed.value.articles.length - known.length <= MANY) return [{ known, names: null }];
  const { articles, trash } = listed.value;
  // By the index's parts, so that each part is known whole, and saved, while the others are still being read.
  return Array.from({ length: threads }, (_, index) => {
    const isIn = (name: string): boolean => partOf(name.slice(0, ID_LENGTH)) % threads === index;
    return {
      known: known.filter(({ id }) => isIn(id)),
      names: { articles: articles.filter(isIn), trash: trash.filter(isIn) },
    };
  });
}

function sum(
  all: readonly { readonly done: number; readonly total: number }[],
  key: 'done' | 'total',
): number {
  return all.reduce((total, each) => total + each[key], 0);
}
