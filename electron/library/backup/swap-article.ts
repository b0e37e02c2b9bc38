import { join } from 'node:path';
import type { ArticleId } from '#core/ids';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import { articleFolder, articleIdOf, incomingFolder, placeFolder, PLACES, type Place } from '../layout';

/*
 * How one article takes the place of another state of itself, so that a crash leaves the one or the other:
 *
 * 1. the new folder is put together as `articles/.incoming-<id>` and synced;
 * 2. the present folder becomes `.replaced-<id>`;
 * 3. the new folder gets its name: from here on the article is the new one;
 * 4. the replaced folder is removed.
 *
 * While the article has a replaced folder and no other, or the new one still has its incoming name, the replaced one is
 * the article, and is put back. An article that goes away becomes `.removed-<id>`, which is one step.
 */
const REPLACED = '.replaced-';
const REMOVED = '.removed-';

/** Durable on return. Throws system errors; then `settleSwap` says which state it is. */
export async function swapIn(context: StoreContext, id: ArticleId, place: Place): Promise<void> {
  const { files, folder } = context;
  await files.syncFolder(placeFolder(folder, 'articles'));
  await moveAside(context, id, REPLACED);
  await files.rename(incomingFolder(folder, id), articleFolder(folder, place, id));
  await syncPlaces(context);
  for (const each of PLACES) await files.remove(hiddenFolder(folder, each, REPLACED, id));
}

/** Durable on return. Throws system errors; then the article is there or gone. */
export async function takeAway(context: StoreContext, id: ArticleId): Promise<void> {
  await moveAside(context, id, REMOVED);
  for (const place of PLACES) await context.files.remove(hiddenFolder(context.folder, place, REMOVED, id));
}

/** Ends a swap that was cut off, one way or the other. Throws system errors. */
export async function settleSwap(context: StoreContext, id: ArticleId): Promise<void> {
  const { files, folder } = context;
  const replaced = await placesWith(context, (place) => hiddenFolder(folder, place, REPLACED, id));
  if (replaced.length > 0) {
    const isIncoming = await isThere(context, incomingFolder(folder, id));
    const present = await placesWith(context, (place) => articleFolder(folder, place, id));
    if (!isIncoming && present.length > 0) {
      for (const place of replaced) await files.remove(hiddenFolder(folder, place, REPLACED, id));
    } else {
      for (const place of replaced) {
        await files.rename(hiddenFolder(folder, place, REPLACED, id), articleFolder(folder, place, id));
      }
      await syncPlaces(context);
    }
  }
  await files.remove(incomingFolder(folder, id));
}

/** The articles of one place that a swap left something of. */
export async function findSwaps(
  context: StoreContext,
  place: Place,
): Promise<{ readonly replaced: readonly ArticleId[]; readonly removed: readonly string[] }> {
  const names = await context.files.listFolder(placeFolder(context.folder, place));
  const replaced = names
    .filter((name) => name.startsWith(REPLACED))
    .map((name) => articleIdOf(name.slice(REPLACED.length)))
    .filter((id) => id !== null);
  const removed = names
    .filter((name) => name.startsWith(REMOVED))
    .map((name) => join(placeFolder(context.folder, place), name));
  return { replaced, removed };
}

async function moveAside(context: StoreContext, id: ArticleId, prefix: string): Promise<void> {
  const { files, folder } = context;
  const present = await placesWith(context, (place) => articleFolder(folder, place, id));
  for (const place of present) {
    await files.rename(articleFolder(folder, place, id), hiddenFolder(folder, place, prefix, id));
  }
  if (present.length > 0) await syncPlaces(context);
}

function hiddenFolder(library: string, place: Place, prefix: string, id: ArticleId): string {
  return join(placeFolder(library, place), `${prefix}${id}`);
}

async function placesWith(
  context: StoreContext,
  pathIn: (place: Place) => string,
): Promise<readonly Place[]> {
  const found: Place[] = [];
  for (const place of PLACES) if (await isThere(context, pathIn(place))) found.push(place);
  return found;
}

async function isThere({ files }: StoreContext, path: string): Promise<boolean> {
  try {
    await files.stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function syncPlaces({ files, folder }: StoreContext): Promise<void> {
  for (const place of PLACES) await files.syncFolder(placeFolder(folder, place));
}
