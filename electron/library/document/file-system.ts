import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { renamePatiently } from './patient-rename';

/** A file that was just made and is being filled. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Returns when the bytes are on the disk itself. */
  sync(): Promise<void>;
  /** In bytes, as the file system counts them. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** All that the store asks of the disk: small, so that tests can make any of it fail. Paths are absolute. */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array>;
  /**
   * Fails with EEXIST when there is something of that name.
   *
   * @param mode - its permission bits, whatever the umask; without it, those of any new file
   */
  createFile(path: string, mode?: number): Promise<NewFile>;
  /** Replaces a file of the new name in one step. */
  rename(from: string, to: string): Promise<void>;
  /** A file, or a folder with all that is in it; what isn't there is no error. */
  remove(path: string): Promise<void>;
  /** Fails with EEXIST when it is there, with ENOENT when its parent isn't. */
  makeFolder(path: string): Promise<void>;
  /** With its parents; one that is there is no error. */
  makeFolders(path: string): Promise<void>;
  /** Names, in no order. */
  listFolder(path: string): Promise<readonly string[]>;
  /** Makes the names in a folder durable. */
  syncFolder(path: string): Promise<void>;
}

const isWindows = process.platform === 'win32';

export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFile(path),
  createFile,
  rename: (from, to) => (isWindows ? renamePatiently(() => rename(from, to)) : rename(from, to)),
  remove: (path) => rm(path, { recursive: true, force: true }),
  makeFolder: (path) => mkdir(path),
  makeFolders: async (path) => {
    await mkdir(path, { recursive: true });
  },
  listFolder: (path) => readdir(path),
  syncFolder,
};

async function createFile(path: string, mode?: number): Promise<NewFile> {
  const handle = await open(path, 'wx', mode);
  try {
    // The umask may have taken some bits. Disks without permissions refuse a change, and need none.
    if (mode !== undefined && ((await handle.stat()).mode & 0o777) !== mode) await handle.chmod(mode);
    return newFile(handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function newFile(handle: FileHandle): NewFile {
  return {
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  };
}

async function syncFolder(path: string): Promise<void> {
  // Windows has no such call, and keeps names in its journal without one.
  if (isWindows) return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
