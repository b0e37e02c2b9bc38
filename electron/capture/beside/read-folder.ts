import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { FileBeside, ReadBeside } from './images-beside';
import { pathsBeside } from './path-beside';

/**
 * Reads what lies beside a file, within a folder.
 * @param within absolute path of the folder that nothing is read outside of; links are followed first, then judged
 */
export function readInFolder(file: string, within: string): ReadBeside {
  return async (address, most) => {
    const paths = pathsBeside(address);
    if (paths.length === 0) return { kind: 'outside' };
    let result: FileBeside = { kind: 'missing' };
    for (const path of paths) {
      const found = await readOne(join(dirname(file), path), within, most);
      if (found.kind !== 'missing') return found;
      result = found;
    }
    return result;
  };
}

async function readOne(path: string, within: string, most: number): Promise<FileBeside> {
  try {
    // Judged before it is looked for: what lies outside isn't even told to be there.
    if (!isWithin(path, within)) return { kind: 'outside' };
    const [real, folder] = await Promise.all([realpath(path), realpath(within)]);
    if (!isWithin(real, folder)) return { kind: 'outside' };
    // The path has no links left. One that is put there meanwhile isn't followed, and a pipe isn't waited for.
    const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return await readWhole(file, most);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { kind: 'missing' };
    throw error;
  }
}

/** A file that grows meanwhile is read up to the size that was checked. */
async function readWhole(file: FileHandle, most: number): Promise<FileBeside> {
  const facts = await file.stat();
  if (!facts.isFile()) return { kind: 'missing' };
  if (facts.size > most) return { kind: 'too-large' };
  const bytes = new Uint8Array(facts.size);
  let read = 0;
  while (read < facts.size) {
    const { bytesRead } = await file.read(bytes, read, facts.size - read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return { kind: 'found', bytes: bytes.subarray(0, read) };
}

function isWithin(path: string, folder: string): boolean {
  const steps = relative(folder, path);
  return steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}
