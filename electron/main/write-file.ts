import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { writeDurably } from '../library/document/durable-write';
import { nodeFileSystem } from '../library/document/file-system';
import { storageFailure } from '../library/document/storage-failure';

/** Writes a text file where a person wants it, as `writeBytes` does. */
export function writeTextFile(path: string, text: string): Promise<Result<string>> {
  return writeBytes(path, Buffer.from(text, 'utf8'));
}

/**
 * Writes a file where a person wants it, whole or not at all. A regular file that is there is replaced; a folder
 * or a device is not. Its permissions stay. Gives the path. Fails with `bad-request` or `storage`.
 */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<Result<string>> {
  if (path.includes('\0')) return fail('bad-request', 'A file name can’t hold a NUL character.');
  try {
    const target = await existing(path);
    if (target !== null && !target.isFile) {
      return fail('bad-request', `“${path}” is not a file that can be replaced. Choose another name.`);
    }
    // Through a link, so that the file it names is replaced and not the link.
    const real = target?.path ?? path;
    await writeDurably(nodeFileSystem, dirname(real), [basename(real)], bytes, target?.mode);
    return ok(path);
  } catch (error) {
    return storageFailure(error, `“${basename(path)}” could not be written`, dirname(path));
  }
}

interface Target {
  /** Without links. */
  readonly path: string;
  readonly isFile: boolean;
  /** Permission bits. */
  readonly mode: number;
}

async function existing(path: string): Promise<Target | null> {
  try {
    const found = await stat(path);
    return { path: await realpath(path), isFile: found.isFile(), mode: found.mode & 0o777 };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
