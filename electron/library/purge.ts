import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { mergeTombstones, outlives, tombstoneOf, type Tombstone } from '#core/merge/tombstone';
import { fail, ok, type Result } from '#core/result';
import { readKept } from './document/read-kept';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { isMissing, isSystemError } from './document/system-error';
import { articleKind } from './document-kinds';
import {
  articleFolder,
  articleIdOf,
  incomingFolder,
  placeFolder,
  PLACES,
  recordFile,
  type Place,
} from './layout';
import { timeAfter } from './time-after';
import { listTombstones, readTombstone, removeTombstone, writeTombstone } from './tombstones';

const NOT_GONE = 'The article could not be deleted for good';

/**
 * Deletes an article that lies in the trash for good. A tombstone stays, so that merging with another copy of the
 * library doesn't bring it back. Durable on return. A crash on the way leaves either the article in the trash, or a
 * tombstone by which `finishPurges` does the rest.
 *
 * Fails with `not-found` when the article isn't in the trash, and with `damaged` when its record can't be read: then
 * nobody knows what would be lost.
 */
export async function purgeArticle(
  context: StoreContext,
  id: ArticleId,
): Promise<Result<{ readonly id: ArticleId; readonly title: string }>> {
  const found = await recordIn(context, 'trash', id);
  if (!found.ok) return found;
  const record = found.value;
  if (record === null) return fail('not-found', `No article in the trash has the id ${id}.`);
  if (record.deletedAt === null) {
    return fail('not-found', `The article “${record.title}” is not in the trash.`, 'Nothing was changed.');
  }
  const tombstone = tombstoneOf(record, timeAfter(record.updatedAt, context.now()));
  const gone = await bury(context, 'trash', tombstone);
  return gone.ok ? ok({ id, title: record.title }) : gone;
}

/** Puts a tombstone in the place of an article's folder. Durable on return. */
export async function bury(
  context: StoreContext,
  place: Place,
  tombstone: Tombstone,
): Promise<Result<Tombstone>> {
  const present = await readTombstone(context, tombstone.id);
  const whole = present.ok && present.value !== null ? mergeTombstones(present.value, tombstone) : tombstone;
  const written = await writeTombstone(context, whole);
  if (!written.ok) return written;
  try {
    await removeFolder(context, place, tombstone.id);
    return written;
  } catch (error) {
    return storageFailure(error, NOT_GONE, context.folder);
  }
}

/**
 * Finishes what a crash cut off: articles in the trash that have a tombstone go. Of one that is more than its
 * tombstone knows of (it was brought back, from a backup say, and worked on) the tombstone goes. One that isn't in
 * the trash stays beside its tombstone: a sync program may have brought this before it takes that away. To be called
 * before the articles are listed. What the disk refuses is left for the next time.
 */
export async function finishPurges(context: StoreContext): Promise<void> {
  try {
    const buried = await listTombstones(context);
    if (buried.size === 0) return;
    for (const place of PLACES) {
      const names = await context.files.listFolder(placeFolder(context.folder, place));
      for (const name of names) {
        const id = articleIdOf(name);
        if (id !== null && buried.has(id)) await finishPurge(context, place, id);
      }
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const failed = storageFailure(
      error,
      'Articles that were deleted for good are still on the disk',
      context.folder,
    );
    context.onNotice(failed.error.message);
  }
}

async function finishPurge(context: StoreContext, place: Place, id: ArticleId): Promise<void> {
  const record = await recordIn(context, place, id);
  const tombstone = await readTombstone(context, id);
  // What can't be read is told of by whoever opens it, and must not be lost meanwhile.
  if (!record.ok || !tombstone.ok || record.value === null || tombstone.value === null) return;
  const isDeleted = place === 'trash' && record.value.deletedAt !== null;
  const isOutlived = outlives(record.value, tombstone.value);
  if (isOutlived) await removeTombstone(context, id);
  // Not in the trash, the two came by a sync program one after the other: the rest is on its way.
  else if (isDeleted) await removeFolder(context, place, id);
}

/** By way of a name that nothing reads and that is swept at the next start, so that half an article is never seen. */
async function removeFolder({ files, folder }: StoreContext, place: Place, id: ArticleId): Promise<void> {
  const leaving = incomingFolder(folder, id);
  await files.remove(leaving);
  try {
    await files.rename(articleFolder(folder, place, id), leaving);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await files.syncFolder(placeFolder(folder, place));
  await files.remove(leaving);
}

/** Null when there is no such article at that place. */
async function recordIn(
  context: StoreContext,
  place: Place,
  id: ArticleId,
): Promise<Result<ArticleRecord | null>> {
  const path = recordFile(articleFolder(context.folder, place, id));
  const found = await readKept(context, articleKind, path);
  switch (found.state) {
    case 'good':
      if (found.data.id === id) return ok(found.data);
      return fail('damaged', `The file “${path}” is of another article. It was left as it is.`);
    case 'missing':
      return ok(null);
    case 'unusable':
      return fail(found.code, `The file “${path}” ${found.reason}. The article was left as it is.`);
    case 'refused':
      return { ok: false, error: found.error };
  }
}
