import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { afterBackup, type DoneAfterBackup } from '../after-backup';
import { unpackArchive } from '../archive/unpack-archive';
import { isBackupId } from '../backup/backup-summary';
import { extractBackup } from '../backup/extract-backup';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import type { Watch } from '../watch';
import { mergeLibrary, planMerge } from './merge-library';
import type { MergePlan } from './merge-plan';
import { openSource } from './open-source';

/** What is to be imported, and where an archive may be unpacked meanwhile. */
export interface ImportArgs {
  /** Absolute: the folder of a library, or an archive; or the id of a backup, of this library or another. */
  readonly from: string;
  /** The folder with the backups of all libraries. */
  readonly backups: string;
  /** A folder that is this work's own: what lies there is removed. */
  readonly scratch: string;
}

/**
 * Says what importing a library would do. Changes nothing, here or there. Progress counts files that are unpacked, then
 * articles.
 *
 * Fails as `unpackArchive` and `planMerge` do, and with `not-found`.
 */
export function planImport(
  context: StoreContext,
  args: ImportArgs,
  watch: Watch,
): Promise<Result<MergePlan>> {
  return withFolder(context, args, watch, (from) => planMerge(context, { from }, watch));
}

/**
 * Backs the library up and takes in what another has. Nothing is backed up for what can't be imported. The caller sees
 * to it that nobody else changes the library meanwhile.
 */
export function importLibrary(
  context: StoreContext,
  args: ImportArgs,
  watch: Watch,
): Promise<Result<DoneAfterBackup<MergePlan>>> {
  return withFolder(context, args, watch, async (from) => {
    const source = await openSource(context, from);
    if (!source.ok) return source;
    const backup = { backups: args.backups, reason: 'before merge' } as const;
    return afterBackup(context, backup, watch, () => mergeLibrary(context, { from }, watch));
  });
}

/** Gives the work a library's folder: the one that is named, or what an archive or a backup was unpacked to. */
async function withFolder<Value>(
  context: StoreContext,
  { from, scratch, backups }: ImportArgs,
  watch: Watch,
  work: (folder: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const source = isBackupId(from) ? null : await lookAt(context, from);
  if (source?.ok === false) return source;
  if (source?.value.isFolder === true) return work(source.value.path);
  try {
    // Of an import that a crash cut off.
    await context.files.remove(scratch);
    const into = join(scratch, 'library');
    const unpacked =
      source === null
        ? await extractBackup(context, { backups, id: from, into }, watch)
        : await unpackArchive(context, { path: source.value.path, into }, watch);
    return unpacked.ok ? await work(into) : unpacked;
  } catch (error) {
    return storageFailure(error, 'What is to be imported could not be unpacked', scratch);
  } finally {
    // What can't be removed now goes at the next import.
    await Promise.allSettled([context.files.remove(scratch)]);
  }
}

interface Source {
  /** Without links. */
  readonly path: string;
  readonly isFolder: boolean;
}

async function lookAt({ files }: StoreContext, from: string): Promise<Result<Source>> {
  try {
    const path = await realpath(from);
    const { kind } = await files.stat(path);
    return ok({ path, isFolder: kind === 'folder' });
  } catch (error) {
    if (isMissing(error)) return fail('not-found', `There is no file or folder “${from}”.`);
    return storageFailure(error, `“${from}” could not be read`, from);
  }
}
