import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FileSystem } from './file-system';

const TEMPORARY = /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** A file that a write was filling when the process or the machine stopped. Nothing refers to it. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY.test(name);
}

/** The disk took fewer bytes than it was given, without saying so. */
export class ShortWrite extends Error {
  override readonly name = 'ShortWrite';
}

/**
 * Writes the same bytes under each of some names in a folder, replacing what was there. When it returns, they survive
 * a power cut. When it throws, each name holds either all its old bytes or all the new ones.
 *
 * The order of steps is what makes it so: whole new files beside the old ones, their bytes on disk, then the renames
 * (which a file system does in one step each), then the folder's own names on disk.
 *
 * @param names - put in place in this order
 * @param mode - the permission bits of the files; without it, those of any new file
 */
export async function writeDurably(
  files: FileSystem,
  folder: string,
  names: readonly string[],
  bytes: Uint8Array,
  mode?: number,
): Promise<void> {
  const temporaries = names.map((name) => ({
    target: join(folder, name),
    path: join(folder, `${name}.${randomUUID()}.tmp`),
  }));
  try {
    const written = await Promise.allSettled(
      temporaries.map(({ path }) => writeNewFile(files, path, bytes, mode)),
    );
    for (const outcome of written) if (outcome.status === 'rejected') throw outcome.reason;
    for (const { path, target } of temporaries) await files.rename(path, target);
  } catch (error) {
    // A temporary that can't be removed either is swept when the library is opened next; the first error tells more.
    await Promise.allSettled(temporaries.map(({ path }) => files.remove(path)));
    throw error;
  }
  await files.syncFolder(folder);
}

/** Fills a new file: its bytes are on the disk on return, its name when its folder is synced. */
export async function writeNewFile(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  mode?: number,
): Promise<void> {
  const file = await files.createFile(path, mode);
  try {
    await file.write(bytes);
    await file.sync();
    const size = await file.size();
    if (size !== bytes.byteLength) throw new ShortWrite(`${path}: ${size} bytes of ${bytes.byteLength}`);
  } finally {
    await file.close();
  }
}
