import { ok, type Result } from '#core/result';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import { PLACES } from '../layout';
import { findSwaps, settleSwap } from './swap-article';

/**
 * Ends what a restore left when it was cut off: each of its articles is then wholly as before or as in the backup. To
 * be called when a library is opened, before its articles are looked for and before incoming folders are swept.
 */
export async function finishRestore(context: StoreContext): Promise<Result<null>> {
  try {
    for (const place of PLACES) {
      const found = await swapsIn(context, place);
      for (const path of found.removed) await context.files.remove(path);
      for (const id of found.replaced) await settleSwap(context, id);
    }
    return ok(null);
  } catch (error) {
    return storageFailure(error, 'A restore that was cut off could not be ended', context.folder);
  }
}

async function swapsIn(context: StoreContext, place: (typeof PLACES)[number]): ReturnType<typeof findSwaps> {
  try {
    return await findSwaps(context, place);
  } catch (error) {
    // A library that is new has no folders yet.
    if (isMissing(error)) return { replaced: [], removed: [] };
    throw error;
  }
}
