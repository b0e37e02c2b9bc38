import { open, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '#core/result';
import { cancelled } from './cancelled';
import { LARGEST_SOURCE, tooLarge } from './limits';

/**
 * Reads a file whole. It is looked at before it is read, so a file over the limit costs nothing. Fails with
 * `not-found`, `unsupported` (not a file), `empty`, `too-large` or `storage` (not readable).
 */
export async function readSourceFile(path: string, signal: AbortSignal): Promise<Result<Uint8Array>> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory())
      return fail('unsupported', `${path} is a folder. Nothing was saved. Choose a file in it.`);
    if (!facts.isFile()) return fail('unsupported', `${path} is not an ordinary file. Nothing was saved.`);
    if (facts.size > LARGEST_SOURCE) return tooLarge(path, facts.size);
    if (facts.size === 0) return fail('empty', `${path} is empty. Nothing was saved.`);
    return await readWhole(path, facts.size, signal);
  } catch (error) {
    return readFailure(path, error);
  }
}

/** Reads at most the size that was checked: a file that grows meanwhile can't pass the limit. */
async function readWhole(path: string, size: number, signal: AbortSignal): Promise<Result<Uint8Array>> {
  const bytes = new Uint8Array(size);
  const file = await open(path, 'r');
  try {
    let read = 0;
    while (read < size) {
      if (signal.aborted) return cancelled();
      const { bytesRead } = await file.read(bytes, read, size - read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return ok(bytes.subarray(0, read));
  } finally {
    await file.close();
  }
}

function readFailure(path: string, error: unknown): Result<never> {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('not-found', `There is no file ${path}. Nothing was saved.`);
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return fail('not-found', `${path} can’t be the name of a file. Nothing was saved.`);
    case 'EACCES':
    case 'EPERM':
      return fail('storage', `${path} may not be read by you. Check its permissions; nothing was saved.`);
    case undefined:
      throw error;
    default:
      return fail('storage', `${path} could not be read (${codeOf(error)}). Nothing was saved.`);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
