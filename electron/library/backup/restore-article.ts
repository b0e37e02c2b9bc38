import { join } from 'node:path';
import type { ArticleId } from '#core/ids';
import { lastGoodPath } from '../document/durable-json-file';
import type { StoreContext } from '../document/store-context';
import { incomingFolder } from '../layout';
import { newestOf, recordInBackup } from './backup-records';
import type { ArticleChange } from './changes-between';
import type { Notes } from './notes';
import type { ObjectStore } from './object-store';
import { settleSwap, swapIn, takeAway } from './swap-article';
import { writeFiles } from './write-files';

/** What became of an article. *left*: its content in the backup is damaged, so it is as it was; a note says so. */
export type RestoredArticle = 'restored' | 'went away' | 'left';

/**
 * Makes one article what it is in a backup. Its bytes are those of the backup, also its times of change: a restore is
 * no edit. So a later merge with a copy of the library that has the newer state, whose stamps are later, brings that
 * back; and an article that went away, which leaves no tombstone, comes back from a copy that has it.
 *
 * Throws system errors; the article is then wholly as it was or as in the backup, if need be after `finishRestore`.
 */
export async function restoreArticle(
  context: StoreContext,
  objects: ObjectStore,
  change: ArticleChange,
  notes: Notes,
): Promise<RestoredArticle> {
  const { id, then } = change;
  if (then.length === 0) {
    await takeAway(context, id);
    return 'went away';
  }
  try {
    return await putBack(context, objects, change, notes);
  } catch (error) {
    // If the disk refuses this too, it is made up for when the library is opened next.
    await Promise.allSettled([settleSwap(context, id)]);
    throw error;
  }
}

async function putBack(
  context: StoreContext,
  objects: ObjectStore,
  { id, now, then }: ArticleChange,
  notes: Notes,
): Promise<RestoredArticle> {
  const { files, folder } = context;
  const chosen = await newestOf(then, (group) => recordInBackup(context, objects, group));
  const title = chosen?.record?.title;
  const name = title === undefined ? `The article ${id}` : `“${title}”`;
  if (chosen?.record == null) {
    notes.add(`${name} can’t be read in the backup; it was left as it is.`);
    return 'left';
  }
  const incoming = incomingFolder(folder, id);
  await files.remove(incoming);
  const faults = await writeFiles(files, objects, chosen.group, incoming);
  const [fault] = faults;
  if (fault !== undefined && now.length > 0) {
    await files.remove(incoming);
    notes.add(`The backup of ${name} is damaged (${fault.path}); it was left as it is.`);
    return 'left';
  }
  // What isn't here at all comes back as whole as can be.
  if (fault !== undefined) notes.add(`${name} came back without “${fault.path}”: the backup is damaged.`);
  await forgetPurge(context, id);
  await swapIn(context, id, chosen.group.folder.startsWith('trash/') ? 'trash' : 'articles');
  return 'restored';
}

/** The tombstone of an article that was purged would make an end of it again. */
async function forgetPurge({ files, folder }: StoreContext, id: ArticleId): Promise<void> {
  const tombstone = join(folder, 'tombstones', `${id}.json`);
  // The copy first: it would bring the tombstone back.
  for (const path of [lastGoodPath(tombstone), tombstone]) await files.remove(path);
}
