import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { storageFailure } from '../document/storage-failure';
import { isMissing } from '../document/system-error';

export interface ArchiveTarget {
  /** Absolute, without links. */
  readonly path: string;
  /** The permission bits of the file that is replaced; undefined for a new one. */
  readonly mode: number | undefined;
}

/**
 * Looks at where an archive is to be written. Fails with `bad-request` when it can't be a file or lies in the library,
 * where it would become a part of itself; with `storage` when the folder isn't there.
 *
 * @param library - the library's folder
 */
export async function archiveTarget(path: string, library: string): Promise<Result<ArchiveTarget>> {
  try {
    const found = await existing(path);
    if (found !== null && !found.isFile()) {
      return fail('bad-request', `“${path}” is not a file that can be replaced. Choose another name.`);
    }
    // Through a link, so that the file it names is replaced and not the link.
    const whole = resolve(path);
    const real =
      found === null ? join(await realpath(dirname(whole)), basename(whole)) : await realpath(whole);
    if (await liesIn(real, library)) {
      return fail(
        'bad-request',
        `“${path}” lies in the library itself. Choose a place outside “${library}” for the archive.`,
      );
    }
    return ok({ path: real, mode: found === null ? undefined : found.mode & 0o777 });
  } catch (error) {
    return storageFailure(error, 'The archive could not be written', dirname(path));
  }
}

/** Whether a path without links lies in a folder, or is it. */
export async function liesIn(real: string, folder: string): Promise<boolean> {
  const below = relative(await realpath(folder), real);
  return !isAbsolute(below) && below !== '..' && !/^\.\.[\\/]/.test(below);
}

async function existing(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
