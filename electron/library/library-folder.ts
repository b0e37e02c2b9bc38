import { dirname } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { isTemporaryName } from './document/durable-write';
import { lastGoodPath } from './document/durable-json-file';
import { isSetAside } from './document/set-aside';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { hasCode } from './document/system-error';
import { LIBRARY_FILE, LOCK_FILE } from './layout';

/**
 * Sees to it that a folder can hold a library: it is one, or it is empty, or it is made now. A folder with other
 * things in it is refused, so that a slip in choosing doesn't scatter files among somebody's documents.
 */
export async function prepareLibraryFolder(context: StoreContext): Promise<Result<null>> {
  const { folder, files } = context;
  try {
    const names = await namesIn(context);
    if (names === null) {
      await files.makeFolders(folder);
      await files.syncFolder(dirname(folder));
      return ok(null);
    }
    const isLibrary = names.includes(LIBRARY_FILE) || names.includes(lastGoodPath(LIBRARY_FILE));
    const foreign = isLibrary ? undefined : names.find((name) => !isOurs(name) && !isHidden(name));
    if (foreign === undefined) return ok(null);
    return fail(
      'unsupported',
      `“${folder}” is not a Commonplace library and has other things in it (“${foreign}”). Choose an empty folder, or ` +
        'the name of a new one. Nothing was changed.',
    );
  } catch (error) {
    if (hasCode(error, 'ENOTDIR', 'EEXIST')) {
      return fail('storage', `“${folder}” is a file or lies below one; a library needs a folder.`);
    }
    return storageFailure(error, 'The library could not be opened', folder);
  }
}

/** Null when there is no such folder. */
async function namesIn({ files, folder }: StoreContext): Promise<readonly string[] | null> {
  try {
    return await files.listFolder(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isOurs(name: string): boolean {
  return (
    name === 'articles' ||
    name === 'trash' ||
    name === 'tombstones' ||
    name.startsWith(LOCK_FILE) ||
    isTemporaryName(name) ||
    isSetAside(name)
  );
}

/** Things that a person doesn't see in a folder: it looks empty with them. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || /^(desktop\.ini|thumbs\.db|icon\r)$/i.test(name);
}
