import { join } from 'node:path';
import type { Fault } from '#contract/faults';
import { ok, type Result } from '#core/result';
import { backupFolder, type BackupFolder } from '../backup/backup-folder';
import { brokenText, checkBackups, type BackupsCheck, type BrokenFile } from '../backup/check-backups';
import { setBrokenAside, type BrokenContents } from '../backup/check-contents';
import { ObjectStore, objectPath } from '../backup/object-store';
import { readKept } from '../document/read-kept';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { isSystemError } from '../document/system-error';
import { libraryKind } from '../document-kinds';
import { LIBRARY_FILE } from '../layout';
import type { Watch } from '../watch';

/** What is wrong with the backups of a library. */
export interface CheckedBackups {
  /** Null when the library's own file can't be read: then nobody knows which backups are its own. */
  readonly folder: BackupFolder | null;
  readonly check: BackupsCheck;
}

/** What a repair did about it. */
export interface MendedBackups {
  /** Where damaged contents lie now, by their SHA-256. */
  readonly aside: ReadonlyMap<string, string>;
  /** Contents that are whole again. */
  readonly whole: ReadonlySet<string>;
}

const NOTHING: BackupsCheck = { broken: [], unreadable: [] };

/**
 * Checks all backups of a library; changes nothing. That the disk won't give them is one more thing that is wrong, not
 * a failure: the library itself can be checked all the same. Fails with `cancelled`.
 */
export async function verifyBackups(
  context: StoreContext,
  { backups }: { readonly backups: string },
  watch: Watch,
): Promise<Result<CheckedBackups>> {
  const library = await readKept(context, libraryKind, join(context.folder, LIBRARY_FILE));
  if (library.state !== 'good') return ok({ folder: null, check: NOTHING });
  const folder = backupFolder(context, backups, library.data.id);
  const checked = await checkBackups(folder, watch);
  if (checked.ok) return ok({ folder, check: checked.value });
  const { code, message } = checked.error;
  if (code === 'cancelled') return checked;
  return ok({ folder, check: { broken: [], unreadable: [{ path: folder.snapshots, message }] } });
}

/**
 * Puts damaged contents out of the way, so that the backup that is made next stores those anew that the library has.
 * Gives where they lie, by their SHA-256.
 */
export async function makeRoom({ folder, check }: CheckedBackups): Promise<Result<MendedBackups['aside']>> {
  const broken: BrokenContents = new Map(check.broken.map(({ sha256, fault }) => [sha256, fault]));
  if (folder === null || broken.size === 0) return ok(new Map());
  const { context, objects } = folder;
  try {
    return ok(await setBrokenAside(context, await ObjectStore.open(context.files, objects), broken));
  } catch (error) {
    return storageFailure(error, 'The backups could not be mended', context.folder);
  }
}

/** The broken contents that can be read again: the backup since has stored them anew. */
export async function storedAnew({ folder, check }: CheckedBackups): Promise<MendedBackups['whole']> {
  const whole = new Set<string>();
  if (folder === null || check.broken.length === 0) return whole;
  try {
    const objects = await ObjectStore.open(folder.context.files, folder.objects);
    for (const { sha256 } of check.broken) {
      if (typeof (await objects.read(sha256)) !== 'string') whole.add(sha256);
    }
  } catch (error) {
    // What the disk won't give isn't known to be whole: the fault stays.
    if (!isSystemError(error)) throw error;
  }
  return whole;
}

/** @param mended - null: nothing was to be mended */
export function backupFaults(
  { folder, check }: CheckedBackups,
  mended: MendedBackups | null,
): readonly Fault[] {
  if (folder === null) return [];
  const unreadable = check.unreadable.map(({ path, message }): Fault => ({
    kind: 'backup-unreadable',
    severity: 'fault',
    articleId: null,
    path,
    message: `${message} What it holds can’t be restored while this is so; the library itself is not affected.`,
    mended: null,
    setAside: null,
  }));
  return [...unreadable, ...check.broken.map((file) => brokenFault(folder, file, mended))];
}

function brokenFault({ objects }: BackupFolder, file: BrokenFile, mended: MendedBackups | null): Fault {
  const { sha256, fault } = file;
  const isWhole = mended?.whole.has(sha256) ?? false;
  return {
    kind: fault === 'missing' ? 'backup-missing' : 'backup-damaged',
    severity: 'fault',
    articleId: null,
    path: objectPath(objects, sha256),
    message: isWhole ? brokenText(file) : `${brokenText(file)} ${whatCanBeDone(mended !== null)}`,
    mended: isWhole ? 'It was stored anew from the library.' : null,
    setAside: mended?.aside.get(sha256) ?? null,
  };
}

function whatCanBeDone(wasRepair: boolean): string {
  return wasRepair
    ? 'The library hasn’t this state of the file any more, so it can’t be stored anew; all else there can be restored.'
    : 'A repair stores it anew if the library still has the file in this state.';
}
