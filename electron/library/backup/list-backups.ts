import { ok, type Result } from '#core/result';
import { mapBounded } from '../bounded';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { backupFolderOf, backupIds, openSnapshot, type BackupFolder } from './backup-folder';
import { summaryOf, type BackupSummary, type Snapshot } from './backup-summary';

const FILES_AT_ONCE = 8;

/**
 * The backups of a library, newest first. One that can't be read is told of.
 *
 * @param backups - the folder with the backups of all libraries
 */
export async function listBackups(
  context: StoreContext,
  backups: string,
): Promise<Result<readonly BackupSummary[]>> {
  const folder = await backupFolderOf(context, backups);
  if (!folder.ok) return folder;
  const read = await readSnapshots(folder.value);
  if (!read.ok) return read;
  for (const message of read.value.unreadable) context.onNotice(message);
  return ok(read.value.snapshots.map(summaryOf));
}

/** All backups of a folder, newest first, and why others can't be read. */
export async function readSnapshots(
  folder: BackupFolder,
): Promise<Result<{ readonly snapshots: readonly Snapshot[]; readonly unreadable: readonly string[] }>> {
  try {
    const { whole } = await backupIds(folder);
    const opened = await mapBounded(whole, FILES_AT_ONCE, (id) => openSnapshot(folder, id));
    const snapshots = opened.filter((one) => one.ok).map(({ value }) => value);
    const unreadable = opened
      .filter((one) => !one.ok)
      .map(({ error }) => `A backup can’t be read. ${error.message}`);
    return ok({ snapshots: snapshots.sort(newestFirst), unreadable });
  } catch (error) {
    return storageFailure(error, 'The backups could not be listed', folder.context.folder);
  }
}

function newestFirst(one: Snapshot, other: Snapshot): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}
