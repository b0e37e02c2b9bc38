import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { readKept } from '../document/read-kept';
import type { StoreContext } from '../document/store-context';
import { isSystemError } from '../document/system-error';
import { libraryKind } from '../document-kinds';
import { LIBRARY_FILE } from '../layout';

const NOTHING_CHANGED = 'Nothing was changed.';

/** The library to merge from. It is only read. */
export interface MergeSource {
  readonly context: StoreContext;
  /** Whether it is a copy of the library that it is merged into. */
  readonly sameLibrary: boolean;
}

/**
 * Looks at the folder to merge from. Fails with `bad-request` when it is the library itself or lies in it, and with
 * `unsupported` when it isn't a library that can be read.
 */
export async function openSource(context: StoreContext, from: string): Promise<Result<MergeSource>> {
  if (isWithin(await real(context.folder), await real(from))) {
    const message = `“${from}” is the library itself or lies in it: there is nothing to merge.`;
    return fail('bad-request', message, NOTHING_CHANGED);
  }
  const theirs = await readKept(context, libraryKind, join(from, LIBRARY_FILE));
  switch (theirs.state) {
    case 'good': {
      const mine = await readKept(context, libraryKind, join(context.folder, LIBRARY_FILE));
      const sameLibrary = mine.state === 'good' && mine.data.id === theirs.data.id;
      return ok({ context: { ...context, folder: from }, sameLibrary });
    }
    case 'missing':
      return fail('unsupported', `“${from}” is not a Commonplace library.`, NOTHING_CHANGED);
    case 'unusable': {
      const message = `The library in “${from}” can’t be read: its file “${LIBRARY_FILE}” ${theirs.reason}.`;
      return fail('unsupported', message, NOTHING_CHANGED);
    }
    case 'refused':
      return { ok: false, error: theirs.error };
  }
}

/** Without links, by which one folder can have two paths. What isn't there has no other path. */
async function real(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isSystemError(error)) return resolve(path);
    throw error;
  }
}

function isWithin(library: string, folder: string): boolean {
  const path = relative(library, folder);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
