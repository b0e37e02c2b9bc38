import { libraryIdSchema, type LibraryId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import {
  backupFolderName,
  backupFolderNamed,
  backupFolderOf,
  openSnapshot,
  type BackupFolder,
} from './backup-folder';
import { summaryOf, type BackupSummary } from './backup-summary';
import { readSnapshots } from './list-backups';

/**
 * The backups of all other libraries of this computer, newest first: the way back when a library's folder is lost,
 * since a new one in its place has another id and no backups, and when it was moved. Those that can't be read are
 * told of.
 *
 * @param backups - the folder with the backups of all libraries
 */
export async function listOtherBackups(
  context: StoreContext,
  { backups }: { readonly backups: string },
): Promise<Result<readonly BackupSummary[]>> {
  const others = await otherFolders(context, backups);
  if (!others.ok) return others;
  const summaries: BackupSummary[] = [];
  for (const folder of others.value) {
    const read = await readSnapshots(folder);
    if (!read.ok) return read;
    for (const message of read.value.unreadable) context.onNotice(message);
    summaries.push(...read.value.snapshots.map(summaryOf));
  }
  return ok(summaries.sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1)));
}

/** The folder that a backup lies in, whichever library it is of. Fails with `not-found`, `bad-request` or `storage`. */
export async function folderOfBackup(
  context: StoreContext,
  backups: string,
  id: string,
): Promise<Result<BackupFolder>> {
  const own = await backupFolderOf(context, backups);
  if (!own.ok) return own;
  const others = await otherFolders(context, backups);
  if (!others.ok) return others;
  for (const folder of [own.value, ...others.value]) {
    const snapshot = await openSnapshot(folder, id);
    if (snapshot.ok) return ok(folder);
    if (snapshot.error.code !== 'not-found') return snapshot;
  }
  return fail('not-found', `There is no backup “${id}”.`);
}

async function otherFolders(
  context: StoreContext,
  backups: string,
): Promise<Result<readonly BackupFolder[]>> {
  const own = await backupFolderOf(context, backups);
  if (!own.ok) return own;
  try {
    const names = await context.files.listFolder(backups);
    return ok(
      names.flatMap((name) => {
        const library = libraryIdOf(name);
        if (library === null || name === backupFolderName(own.value.library, context.folder)) return [];
        return [backupFolderNamed(context, backups, library, name)];
      }),
    );
  } catch (error) {
    if (isMissing(error)) return ok([]);
    return storageFailure(error, 'The backups could not be listed', backups);
  }
}

/** Of a name that `backupFolderName` gave. */
function libraryIdOf(name: string): LibraryId | null {
  const id = libraryIdSchema.safeParse(/^(.{36})-[0-9a-f]{8}$/.exec(name)?.[1]);
  return id.success ? id.data : null;
}
