import { ok } from '#core/result';
import type { StoreContext } from '../document/store-context';
import { MANY } from '../index/scan';
import type { Scanner } from '../index/reconciler';
import { placeFolder } from '../layout';
import type { JobThread } from './job-thread';

/**
 * Scans a library in the first of some threads, or, when there is much to read, in all of them: each takes its share.
 *
 * @param threads - at least one
 */
export function scanInThreads(
  [first, ...others]: readonly [JobThread, ...JobThread[]],
  context: StoreContext,
): Scanner {
  return async (known, tell, watch) => {
    const threads = (await unknownArticles(context, known.length)) > MANY ? [first, ...others] : [first];
    const progress = threads.map(() => ({ done: 0, total: 0 }));
    const outcomes = await Promise.all(
      threads.map((thread, index) =>
        thread.run(
          'scan',
          context,
          { known, share: { index, of: threads.length } },
          {
            tell,
            signal: watch.signal,
            onProgress: (done, total) => {
              progress[index] = { done, total: total ?? 0 };
              watch.onProgress(sum(progress, 'done'), sum(progress, 'total'));
            },
          },
        ),
      ),
    );
    return outcomes.find(({ ok: isOk }) => !isOk) ?? ok(null);
  };
}

async function unknownArticles({ files, folder }: StoreContext, known: number): Promise<number> {
  try {
    return (await files.listFolder(placeFolder(folder, 'articles'))).length - known;
  } catch {
    // The scan itself says what is wrong with the folder.
    return 0;
  }
}

function sum(
  all: readonly { readonly done: number; readonly total: number }[],
  key: 'done' | 'total',
): number {
  return all.reduce((total, each) => total + each[key], 0);
}
