import { fail, ok, type Result } from '#core/result';
import { storageFailure } from '../document/storage-failure';
import type { Watch } from '../watch';
import { listFile, readFileList, type BackupFolder } from './backup-folder';
import { backupName, summaryOf, type BackupSummary, type Snapshot } from './backup-summary';
import { findBroken, type BrokenContents } from './check-contents';
import { readSnapshots } from './list-backups';
import { ObjectStore } from './object-store';
import { pathInLibrary, type FileFault } from './write-files';

/** A file that backups can't give any more. */
export interface BrokenFile extends FileFault {
  readonly sha256: string;
  /** Those that name it, newest first. */
  readonly backups: readonly [BackupSummary, ...BackupSummary[]];
}

/** A backup, or a list of its files, that can't be read. */
export interface UnreadableBackup {
  /** Absolute. */
  readonly path: string;
  /** For people: whole sentences. */
  readonly message: string;
}

export interface BackupsCheck {
  /** None, and none that can't be read: the backups are whole. By path. */
  readonly broken: readonly BrokenFile[];
  readonly unreadable: readonly UnreadableBackup[];
}

/**
 * Reads all that the backups of a library hold and checks it by its hashes, what several hold only once. Changes
 * nothing. Progress counts contents, of which several files may have one. The caller sees to it that no backup is made
 * or removed meanwhile.
 *
 * Fails with `storage` and `cancelled`.
 */
export async function checkBackups(folder: BackupFolder, watch: Watch): Promise<Result<BackupsCheck>> {
  const { context, objects, snapshots } = folder;
  const read = await readSnapshots(folder);
  if (!read.ok) return read;
  const unreadable = read.value.unreadable.map((message) => ({ path: snapshots, message }));
  const contents = new Set<string>();
  try {
    for (const snapshot of read.value.snapshots) {
      const groups = await readFileList(folder, snapshot);
      if (!groups.ok) unreadable.push({ path: listFile(folder, snapshot.id), message: groups.error.message });
      else for (const { files } of groups.value) for (const { sha256 } of files) contents.add(sha256);
    }
    const store = await ObjectStore.open(context.files, objects);
    const broken = await findBroken(store, [...contents], watch);
    if (broken === null) return fail('cancelled', 'Checking the backups was stopped. Nothing was changed.');
    return ok({ broken: await filesWith(folder, read.value.snapshots, broken), unreadable });
  } catch (error) {
    return storageFailure(error, 'The backups could not be checked', context.folder);
  }
}

/**
 * The files of backups whose content is one of these, by path. Lists are read anew, one at a time: that there is
 * anything to look for is rare, and all of them together would fill the memory.
 *
 * @param snapshots - newest first
 */
export async function filesWith(
  folder: BackupFolder,
  snapshots: readonly Snapshot[],
  broken: BrokenContents,
): Promise<readonly BrokenFile[]> {
  const found = new Map<string, BrokenFile>();
  if (broken.size === 0) return [];
  for (const snapshot of snapshots) {
    const groups = await readFileList(folder, snapshot);
    if (!groups.ok) continue;
    for (const group of groups.value) {
      for (const { path, sha256 } of group.files) {
        const fault = broken.get(sha256);
        if (fault === undefined) continue;
        const name = pathInLibrary(group, path);
        const key = `${sha256} ${name}`;
        const backups = [...(found.get(key)?.backups ?? []), summaryOf(snapshot)] as const;
        found.set(key, { path: name, sha256, fault, backups });
      }
    }
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** For people: a sentence that says what is wrong with a file, and in which backups. */
export function brokenText({ path, fault, backups: [newest, ...older] }: BrokenFile): string {
  const others = older.length === 0 ? '' : ` and in ${older.length} before it`;
  return `The content of “${path}” is ${fault} in ${backupName(newest)}${others}.`;
}
