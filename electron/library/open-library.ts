import { ok, type Result } from '#core/result';
import { isTemporaryName } from './document/durable-write';
import { nodeFileSystem, type FileSystem } from './document/file-system';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { FolderLibrary } from './folder-library';
import { LOCK_FILE, placeFolder, placeOf } from './layout';
import type { Library } from './library';
import { prepareLibraryFolder } from './library-folder';
import { openLibraryIdentity } from './library-identity';
import { loadArticles, sweep } from './load-articles';

export interface OpenOptions {
  /** Absolute; made when it isn't there. */
  readonly folder: string;
  /** Told in plain words of anything a person should know, such as a damaged file that was set aside. */
  readonly onNotice?: (message: string) => void;
  readonly now?: () => Date;
  readonly files?: FileSystem;
}

/**
 * Opens the library in a folder, or makes one there. The caller must hold the folder's lock (`acquireLock`) from
 * before this call until `close` has returned: two processes would overwrite each other's changes.
 *
 * Fails with `unsupported` for a folder of other things or a library of a newer Commonplace, and with `storage`. A
 * damaged article doesn't keep the library from opening: `onNotice` is told.
 */
export async function openLibrary(options: OpenOptions): Promise<Result<Library>> {
  const context: StoreContext = {
    folder: options.folder,
    files: options.files ?? nodeFileSystem,
    now: options.now ?? (() => new Date()),
    onNotice: options.onNotice ?? (() => undefined),
  };
  const prepared = await prepareLibraryFolder(context);
  if (!prepared.ok) return prepared;
  try {
    await context.files.makeFolders(placeFolder(context.folder, 'articles'));
    await context.files.makeFolders(placeFolder(context.folder, 'trash'));
    await sweep(context, context.folder, (name) => isTemporaryName(name) && !name.startsWith(LOCK_FILE));
    const identity = await openLibraryIdentity(context);
    if (!identity.ok) return identity;
    const loaded = await loadArticles(context);
    const isNew = identity.value.isNew && loaded.length === 0;
    const library = new FolderLibrary(context, { id: identity.value.id, isNew }, loaded);
    await library.settle(loaded.filter(({ place, record }) => place !== placeOf(record)));
    return ok(library);
  } catch (error) {
    return storageFailure(error, 'The library could not be opened', context.folder);
  }
}
