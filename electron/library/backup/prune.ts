import { join } from 'node:path';
import { ok, type Result } from '#core/result';
import { isSetAside } from '../document/set-aside';
import { storageFailure } from '../document/storage-failure';
import { hasCode } from '../document/system-error';
import { backupIds, listFile, readFileList, removeSnapshot, type BackupFolder } from './backup-folder';
import type { Snapshot } from './backup-summary';
import { readSnapshots } from './list-backups';
import { toKeep } from './retention';

/**
 * Removes the backups that needn't be kept any longer, then the contents that none names any more; also what a backup
 * that was cut off left. When any backup can't be read no content is removed: it may be what that one names.
 *
 * @param spared - ids to keep whatever their age
 * @returns whether contents were looked through
 */
export async function prune(folder: BackupFolder, spared: readonly string[]): Promise<Result<boolean>> {
  const read = await readSnapshots(folder);
  if (!read.ok) return read;
  const { context } = folder;
  const keep = toKeep(read.value.snapshots, context.now());
  const isKept = ({ id }: Snapshot): boolean => keep.has(id) || spared.includes(id);
  try {
    for (const { id } of read.value.snapshots.filter((one) => !isKept(one))) await removeSnapshot(folder, id);
    for (const id of (await backupIds(folder)).strayLists) await context.files.remove(listFile(folder, id));
    const [first] = read.value.unreadable;
    if (first !== undefined) return keepContents(folder, first);
    return await sweep(folder, read.value.snapshots.filter(isKept));
  } catch (error) {
    return storageFailure(error, 'Old backups could not be removed', context.folder);
  }
}

/** Contents are collected by what is left over, which is little, rather than by all that is in use. */
async function sweep(folder: BackupFolder, kept: readonly Snapshot[]): Promise<Result<boolean>> {
  const { files } = folder.context;
  const strays = await objectFiles(folder);
  for (const snapshot of kept) {
    if (strays.size === 0) break;
    const list = await readFileList(folder, snapshot);
    if (!list.ok) return keepContents(folder, list.error.message);
    for (const group of list.value) for (const { sha256 } of group.files) strays.delete(sha256);
  }
  for (const path of strays.values()) await files.remove(path);
  return ok(true);
}

function keepContents({ context }: BackupFolder, why: string): Result<boolean> {
  context.onNotice(`${why} So nothing of what backups hold was removed from the disk.`);
  return ok(false);
}

/** By name; also temporary ones. Damaged ones that were set aside stay. */
async function objectFiles({ context, objects }: BackupFolder): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const folder of await context.files.listFolder(objects)) {
    try {
      const names = await context.files.listFolder(join(objects, folder));
      for (const name of names.filter((each) => !isSetAside(each)))
        found.set(name, join(objects, folder, name));
    } catch (error) {
      // A file that another program put there.
      if (!hasCode(error, 'ENOTDIR')) throw error;
    }
  }
  return found;
}
