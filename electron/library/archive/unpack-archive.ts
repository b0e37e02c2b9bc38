import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, ok, type Failure, type Result } from '#core/result';
import { mapBounded } from '../bounded';
import { writeNewFile } from '../document/durable-write';
import { lastGoodPath } from '../document/durable-json-file';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import type { Watch } from '../watch';
import { ArchiveReader, type ArchiveEntry } from './archive-reader';
import { liesIn } from './archive-target';
import { documentAt } from './document-at';

const FILES_AT_ONCE = 8;
const FAILED = 'The archive could not be unpacked';

/**
 * Makes a library folder of an archive, durable on return. Every file is checked against the manifest. They are put
 * together in a folder beside `into`, which becomes it by one rename when all is well: half a library is never seen,
 * and a failure leaves what was there. Progress counts files.
 *
 * @param context - of the library that is in use; it isn't touched
 * @param args.into - a new folder, or an empty one, which is replaced; not in the library that is in use
 *
 * Fails with `bad-request` for such an `into`, `not-found`, `unsupported` (newer, or a zip of something else),
 * `damaged`, `too-large`, `storage` and `cancelled`.
 */
export async function unpackArchive(
  context: StoreContext,
  { path, into }: { readonly path: string; readonly into: string },
  watch: Watch,
): Promise<Result<{ readonly articles: number }>> {
  const folder = resolve(into);
  const free = await checkFree(context, folder);
  if (!free.ok) return free;
  const archive = await ArchiveReader.open(path);
  if (!archive.ok) return archive;
  const staging = `${folder}.${randomUUID()}.tmp`;
  try {
    const unpacked = await unpackInto(context, archive.value, staging, watch);
    if (!unpacked.ok) return await giveUp(context, staging, unpacked.error);
    // Checked again: an empty folder that has got something in it since stays as it is.
    const stillFree = await checkFree(context, folder);
    if (!stillFree.ok) return await giveUp(context, staging, stillFree.error);
    await context.files.remove(folder);
    await context.files.rename(staging, folder);
    await context.files.syncFolder(dirname(folder));
    return ok({ articles: archive.value.manifest.articles });
  } catch (error) {
    return await giveUp(context, staging, storageFailure(error, FAILED, dirname(folder)).error);
  } finally {
    archive.value.close();
  }
}

async function checkFree(context: StoreContext, folder: string): Promise<Result<null>> {
  const { files } = context;
  try {
    await files.makeFolders(dirname(folder));
    const real = join(await realpath(dirname(folder)), basename(folder));
    if (await liesInLibrary(context, real)) {
      return fail('bad-request', `“${folder}” lies in the library itself. Choose a folder outside it.`);
    }
    if ((await files.stat(folder)).kind !== 'folder') {
      return fail('bad-request', `“${folder}” is not a folder. Choose the name of a new one.`);
    }
    if ((await files.listFolder(folder)).length === 0) return ok(null);
    return fail('bad-request', `“${folder}” is not empty. Choose an empty folder, or the name of a new one.`);
  } catch (error) {
    return isMissing(error) ? ok(null) : storageFailure(error, FAILED, dirname(folder));
  }
}

async function liesInLibrary(context: StoreContext, real: string): Promise<boolean> {
  try {
    return await liesIn(real, context.folder);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** The first failure stops all: nothing is written to the folder when this has returned. Throws system errors of it. */
async function unpackInto(
  context: StoreContext,
  archive: ArchiveReader,
  staging: string,
  watch: Watch,
): Promise<Result<null>> {
  const folders = foldersOf(archive.entries).map((folder) => join(staging, folder));
  const failures: Failure[] = [];
  let done = 0;
  // Before the files and one after the other: each needs its parent.
  for (const folder of folders) {
    if (watch.signal.aborted) break;
    await context.files.makeFolder(folder);
  }
  await mapBounded(archive.entries, FILES_AT_ONCE, async (entry) => {
    if (watch.signal.aborted) failures.push(cancelled());
    if (failures.length > 0) return;
    const unpacked = await unpackOne(context, archive, entry, staging);
    if (!unpacked.ok) {
      failures.push(unpacked.error);
      return;
    }
    done += 1;
    watch.onProgress(done, archive.entries.length);
  });
  if (watch.signal.aborted) failures.push(cancelled());
  const [failure] = failures;
  if (failure !== undefined) return { ok: false, error: failure };
  await mapBounded(folders, FILES_AT_ONCE, (folder) => context.files.syncFolder(folder));
  return ok(null);
}

/** The folders that files lie in, with their parents before them; the first is that of the library. */
function foldersOf(entries: readonly ArchiveEntry[]): readonly string[] {
  const folders = new Set(['']);
  for (const { file } of entries) {
    const steps = file.path.split('/').slice(0, -1);
    for (const index of steps.keys()) folders.add(steps.slice(0, index + 1).join('/'));
  }
  return [...folders];
}

/** A document gets its last good copy too, as every one in a library has. */
async function unpackOne(
  { files }: StoreContext,
  archive: ArchiveReader,
  entry: ArchiveEntry,
  staging: string,
): Promise<Result<null>> {
  const bytes = await archive.read(entry);
  if (!bytes.ok) return bytes;
  const { path } = entry.file;
  const target = join(staging, path);
  try {
    if (documentAt(path) !== null) await writeNewFile(files, lastGoodPath(target), bytes.value);
    await writeNewFile(files, target, bytes.value);
    return ok(null);
  } catch (error) {
    return storageFailure(error, FAILED, dirname(staging));
  }
}

async function giveUp(context: StoreContext, staging: string, error: Failure): Promise<Result<never>> {
  // A folder that can't be removed either lies there under a name that tells what it is.
  await Promise.allSettled([context.files.remove(staging)]);
  return { ok: false, error };
}

function cancelled(): Failure {
  return { code: 'cancelled', message: 'The archive was not unpacked: it was stopped. Nothing was changed.' };
}
