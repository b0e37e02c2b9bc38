import { join } from 'node:path';
import type { LibraryId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import { Document } from '../document/document';
import { writeDurably } from '../document/durable-write';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import { libraryKind } from '../document-kinds';
import { LIBRARY_FILE } from '../layout';
import { isBackupId, snapshotKind, type Snapshot, type UnlistedSnapshot } from './backup-summary';
import { packList, sha256Of, unpackList, type FileGroup } from './file-list';

/** Where the backups of one library lie, and a context whose messages name the place that a person chose. */
export interface BackupFolder {
  readonly library: LibraryId;
  readonly context: StoreContext;
  readonly objects: string;
  readonly snapshots: string;
}

const LIST = '.files.gz';

export function snapshotFile({ snapshots }: BackupFolder, id: string): string {
  return join(snapshots, `${id}.json`);
}

export function listFile({ snapshots }: BackupFolder, id: string): string {
  return join(snapshots, `${id}${LIST}`);
}

/** Finds the backups of the library of a context, which may have none yet. */
export async function backupFolderOf(context: StoreContext, backups: string): Promise<Result<BackupFolder>> {
  const identity = await Document.open(context, libraryKind, join(context.folder, LIBRARY_FILE));
  if (!identity.ok) return identity;
  return ok(backupFolder(context, backups, identity.value.data.id));
}

/** @param backups - the folder with the backups of all libraries */
export function backupFolder(context: StoreContext, backups: string, library: LibraryId): BackupFolder {
  return backupFolderNamed(context, backups, library, backupFolderName(library, context.folder));
}

/**
 * The name of the folder with the backups of one library in one place. Two copies of a library have one id and two
 * lives: each has its own backups, or tidying those of one would take what the other is just storing.
 */
export function backupFolderName(library: LibraryId, folder: string): string {
  return `${library}-${sha256Of(Buffer.from(folder, 'utf8')).slice(0, 8)}`;
}

/** @param name - that of the folder in `backups` */
export function backupFolderNamed(
  context: StoreContext,
  backups: string,
  library: LibraryId,
  name: string,
): BackupFolder {
  const folder = join(backups, name);
  return {
    library,
    context: { ...context, folder: backups },
    objects: join(folder, 'objects'),
    snapshots: join(folder, 'snapshots'),
  };
}

/** What is in the folder: backups, and lists of files that no backup was made of because something came in between. */
export async function backupIds(
  folder: BackupFolder,
): Promise<{ readonly whole: readonly string[]; readonly strayLists: readonly string[] }> {
  const names = await namesIn(folder);
  const idsOf = (ending: RegExp): Set<string> =>
    new Set(
      names
        .filter((name) => ending.test(name))
        .map((name) => name.replace(ending, ''))
        .filter(isBackupId),
    );
  // The last good copy alone will do: opening puts it back.
  const whole = idsOf(/\.json(\.last-good)?$/);
  return {
    whole: [...whole],
    strayLists: [...idsOf(/\.files\.gz$/)].filter((id) => !whole.has(id)),
  };
}

export async function openSnapshot(folder: BackupFolder, id: string): Promise<Result<Snapshot>> {
  if (!isBackupId(id)) return fail('bad-request', `“${id}” is not the name of a backup.`);
  const opened = await Document.open(folder.context, snapshotKind, snapshotFile(folder, id));
  if (opened.ok && opened.value.data.id === id) return ok(opened.value.data);
  if (opened.ok) return fail('damaged', `The backup “${id}” says that it is another one.`);
  return opened.error.code === 'not-found' ? fail('not-found', `There is no backup “${id}”.`) : opened;
}

/** All files of a backup, checked. */
export async function readFileList(
  folder: BackupFolder,
  snapshot: Snapshot,
): Promise<Result<readonly FileGroup[]>> {
  const path = listFile(folder, snapshot.id);
  try {
    const list = await unpackList(await folder.context.files.readFile(path), snapshot.list);
    if (list.ok) return list;
    return fail(list.error.code, `The list of files of a backup, “${path}”, ${list.error.message}.`);
  } catch (error) {
    if (isMissing(error)) return fail('damaged', `The list of files of a backup, “${path}”, is missing.`);
    return storageFailure(error, 'A backup could not be read', folder.context.folder);
  }
}

/**
 * Makes a backup of a list of files whose contents are stored. The list goes first: a backup that can be seen is whole.
 * Throws system errors.
 */
export async function writeSnapshot(
  folder: BackupFolder,
  snapshot: UnlistedSnapshot,
  groups: readonly FileGroup[],
): Promise<Result<Snapshot>> {
  const { bytes, sha256 } = await packList(groups);
  await writeDurably(folder.context.files, folder.snapshots, [`${snapshot.id}${LIST}`], bytes);
  const whole = { ...snapshot, list: sha256 };
  const readBack = await readFileList(folder, whole);
  const made = readBack.ok
    ? await Document.create(
        folder.context,
        snapshotKind,
        snapshotFile(folder, whole.id),
        whole,
        'The backup could not be made',
      )
    : readBack;
  if (made.ok) return ok(whole);
  // What was written of it goes too. Should the disk refuse this, it is a whole backup or a stray list.
  await Promise.allSettled([removeSnapshot(folder, whole.id)]);
  return made;
}

/**
 * Removes a backup, which is whole until its own file is gone. Its contents go when they are collected. Throws system
 * errors.
 */
export async function removeSnapshot(folder: BackupFolder, id: string): Promise<void> {
  const { files } = folder.context;
  const path = snapshotFile(folder, id);
  for (const each of [`${path}.last-good`, path, listFile(folder, id)]) await files.remove(each);
}

async function namesIn({ context, snapshots }: BackupFolder): Promise<readonly string[]> {
  try {
    return await context.files.listFolder(snapshots);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
