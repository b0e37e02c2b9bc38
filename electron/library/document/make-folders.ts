import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasCode } from './system-error';

/** A folder that is there but takes nothing new, and says of what is to be made in it that it isn't there. */
export class RefusedPlace extends Error {
  override readonly name = 'RefusedPlace';
  /** As the system has it. */
  readonly code = 'ENOENT';
  readonly syscall = 'mkdir';
  /** The folder that refused. */
  readonly folder: string;

  constructor(folder: string) {
    super(`${folder} takes nothing new`);
    this.folder = folder;
  }
}

/**
 * Makes a folder with its parents; one that is there is no error. Not by Node's own `recursive`: that one tries for
 * ever where a folder refuses as `RefusedPlace` tells, as /proc does.
 */
export async function makeFolders(path: string): Promise<void> {
  if (await madeFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path && !(await isFolder(parent))) await makeFolders(parent);
  // The parent is there now, perhaps by another call of the same moment.
  if (!(await madeFolder(path))) throw new RefusedPlace(parent);
}

/** False when something on the way isn't there, or is said not to be. */
async function madeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (await isFolder(path)) return true;
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** What making `path` failed with, told as `RefusedPlace` when it is one. */
export async function refusalOf(error: unknown, path: string): Promise<unknown> {
  const folder = dirname(path);
  return hasCode(error, 'ENOENT') && (await isFolder(folder)) ? new RefusedPlace(folder) : error;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Not there, or not to be seen: what was tried with it tells which.
    return false;
  }
}
