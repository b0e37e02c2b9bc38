import { constants, type Stats } from 'node:fs';
import {
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  type FileHandle,
} from 'node:fs/promises';
import { makeFolders, refusalOf } from './make-folders';
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

/** What lies at a path, itself: a link isn't followed. */
export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes. */
  readonly size: number;
  /** When its content changed last, by the clock of its disk: milliseconds since 1970, with fractions. */
  readonly mtimeMs: number;
  /** When it was changed or put in its place last, which no program can set to another time; as `mtimeMs`. */
  readonly ctimeMs: number;
}

/** The bytes of a file aren't text in UTF-8. */
export class NotText extends Error {
  override readonly name = 'NotText';
}

/** All that the store asks of the disk: small, so that tests can make any of it fail. Paths are absolute. */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array>;
  /** A file of text in UTF-8, without a byte order mark. Throws `NotText` when it isn't. */
  readText(path: string): Promise<string>;
  stat(path: string): Promise<FileStat>;
  /**
   * Fails with EEXIST when there is something of that name.
   *
   * @param mode - its permission bits, whatever the umask; without it, those of any new file
   */
  createFile(path: string, mode?: number): Promise<NewFile>;
  /**
   * Makes a copy that shares its blocks with the first until either is changed, where the disk can; durable on return.
   * Fails with EEXIST when there is something of the new name; may leave a part of a copy when it fails.
   */
  copyFile(from: string, to: string): Promise<void>;
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
  async readText(path) {
    return decodeText(await this.readFile(path));
  },
  stat,
  createFile,
  copyFile: copyDurably,
  rename: (from, to) => (isWindows ? renamePatiently(() => rename(from, to)) : rename(from, to)),
  remove: (path) => rm(path, { recursive: true, force: true }),
  makeFolder: (path) => mkdir(path),
  makeFolders,
  listFolder: (path) => readdir(path),
  syncFolder,
};

/** Throws `NotText`. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotText();
  }
}

async function stat(path: string): Promise<FileStat> {
  return fileStat(await lstat(path));
}

/** What Node tells of a path, as the store needs it. */
export function fileStat(found: Stats): FileStat {
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  return { kind, size: found.size, mtimeMs: found.mtimeMs, ctimeMs: found.ctimeMs };
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  // Windows flushes only what is open for writing; elsewhere the copy may have come out read-only.
  const handle = await open(to, isWindows ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function createFile(path: string, mode?: number): Promise<NewFile> {
  const handle = await openNew(path, mode);
  try {
    // The umask may have taken some bits. Disks without permissions refuse a change, and need none.
    if (mode !== undefined && ((await handle.stat()).mode & 0o777) !== mode) await handle.chmod(mode);
    return newFile(handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openNew(path: string, mode?: number): Promise<FileHandle> {
  try {
    return await open(path, 'wx', mode);
  } catch (error) {
    throw await refusalOf(error, path);
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
