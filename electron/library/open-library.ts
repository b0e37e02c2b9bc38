import { anchoringHere, type Anchoring } from '#core/anchor/anchoring';
import { ok, type Result } from '#core/result';
import { finishRestore } from './backup/finish-restore';
import { isTemporaryName } from './document/durable-write';
import { nodeFileSystem, type FileSystem } from './document/file-system';
import { storageFailure } from './document/storage-failure';
import { newWriter, type StoreContext } from './document/store-context';
import { FolderLibrary } from './folder-library';
import { IndexCache, indexFolder } from './index/index-cache';
import type { Scanner } from './index/reconciler';
import { scanLibrary } from './index/scan';
import { articleIdOf, isIncoming, LOCK_FILE, placeFolder, PLACES } from './layout';
import type { Library } from './library';
import { prepareLibraryFolder } from './library-folder';
import { openLibraryIdentity } from './library-identity';
import { finishPurges } from './purge';
import { sweep } from './sweep';

export interface OpenOptions {
  /** Absolute; made when it isn't there. */
  readonly folder: string;
  /** Told in plain words of anything a person should know, such as a damaged file that was set aside. */
  readonly onNotice?: (message: string) => void;
  /**
   * Where caches are kept, outside the library. With it, the library is open at once with what the index remembers,
   * until `complete` or `reconcile` compares that with its folder. Without it, it is read whole before it is open.
   */
  readonly caches?: string;
  /** Compares the folder with what is known, such as in another thread; in this one when left out. */
  readonly scan?: (context: StoreContext) => Scanner;
  /** How far the making of a lost index is: articles. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Looks for highlights in another text, such as in another thread; in this one when left out. */
  readonly anchoring?: (context: StoreContext) => Anchoring;
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
  const here: StoreContext = {
    folder: options.folder,
    files: options.files ?? nodeFileSystem,
    now: options.now ?? (() => new Date()),
    onNotice: options.onNotice ?? (() => undefined),
    writer: newWriter(),
    anchoring: anchoringHere,
  };
  const context = { ...here, anchoring: options.anchoring?.(here) ?? anchoringHere };
  const prepared = await prepareLibraryFolder(context);
  if (!prepared.ok) return prepared;
  try {
    const isEmpty = await tidyFolders(context);
    if (!isEmpty.ok) return isEmpty;
    const identity = await openLibraryIdentity(context);
    if (!identity.ok) return identity;
    const { caches } = options;
    const library = new FolderLibrary(
      context,
      { id: identity.value.id, isNew: identity.value.isNew && isEmpty.value },
      {
        scan: options.scan?.(context) ?? ((known, tell, watch) => scanLibrary(context, known, tell, watch)),
        makeCache:
          caches === undefined
            ? null
            : (entries) => new IndexCache(context.files, indexFolder(caches, context.folder), entries),
        onProgress: options.onProgress ?? (() => undefined),
      },
    );
    await library.remember();
    if (caches !== undefined) return ok(library);
    const complete = await library.complete();
    return complete.ok ? ok(library) : complete;
  } catch (error) {
    return storageFailure(error, 'The library could not be opened', context.folder);
  }
}

/**
 * Makes the folders, and ends or sweeps unfinished work that left something in them. Gives whether no article is
 * there.
 */
async function tidyFolders(context: StoreContext): Promise<Result<boolean>> {
  const { files, folder } = context;
  await sweep(context, folder, (name) => isTemporaryName(name) && !name.startsWith(LOCK_FILE));
  const restored = await finishRestore(context);
  if (!restored.ok) return restored;
  let isEmpty = true;
  for (const place of PLACES) {
    const path = placeFolder(folder, place);
    await files.makeFolders(path);
    const names = await sweep(context, path, isIncoming);
    isEmpty &&= names.every((name) => articleIdOf(name) === null);
  }
  await finishPurges(context);
  return ok(isEmpty);
}
