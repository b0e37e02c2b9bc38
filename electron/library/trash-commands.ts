import type { CommandReply } from '#contract/calls';
import type { CommandArgs } from '#core/commands';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Failure, type Result } from '#core/result';
import { mapBounded } from './bounded';
import type { StoreContext } from './document/store-context';
import type { Library } from './library';
import { purgeArticle } from './purge';

const ARTICLES_AT_ONCE = 8;

/** Deletes articles in the trash for good. Nothing takes that back but a backup. */
export async function emptyTrash(
  library: Library,
  { ids }: CommandArgs<'trash.empty'>,
): Promise<CommandReply<'trash.empty'>> {
  const emptied = await library.exclusively((context) => purgeAll(context, [...new Set(ids)]));
  return emptied.ok ? ok({ value: { purged: emptied.value }, undo: null }) : emptied;
}

async function purgeAll(context: StoreContext, ids: readonly ArticleId[]): Promise<Result<number>> {
  const failures: Failure[] = [];
  let purged = 0;
  await mapBounded(ids, ARTICLES_AT_ONCE, async (id) => {
    const gone = await purgeArticle(context, id);
    if (gone.ok) purged += 1;
    // One that was taken out of the trash meanwhile is not to go.
    else if (gone.error.code !== 'not-found') failures.push(gone.error);
  });
  const [failure] = failures;
  if (failure === undefined) return ok(purged);
  const kept = `Deleted for good: ${purged}. Still in the trash: ${failures.length}.`;
  return fail(failure.code, failure.message, kept);
}
