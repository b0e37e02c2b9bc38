import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { mapBounded } from '../bounded';
import { ShortWrite, writeNewFile } from '../document/durable-write';
import type { FileSystem } from '../document/file-system';
import { setAside } from '../document/set-aside';
import type { StoreContext } from '../document/store-context';
import { hasCode, isMissing, isSystemError } from '../document/system-error';
import { sha256Of } from './file-list';

const NAME = /^[0-9a-f]{64}$/;
const FOLDERS_AT_ONCE = 8;

/**
 * Contents of files, each once, named by their SHA-256. They share no bytes with the library, so a program that writes
 * into the library's files leaves them be; and what hasn't changed takes no room again, on any disk. Hard links would
 * do neither. All calls throw system errors.
 */
export class ObjectStore {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #present: Set<string>;
  readonly #unsynced = new Set<string>();
  #newBytes = 0;

  private constructor(files: FileSystem, folder: string, present: Set<string>) {
    this.#files = files;
    this.#folder = folder;
    this.#present = present;
  }

  /** @param folder - `objects`; it needn't be there */
  static async open(files: FileSystem, folder: string): Promise<ObjectStore> {
    const found = await mapBounded(await namesIn(files, folder), FOLDERS_AT_ONCE, (name) =>
      namesIn(files, join(folder, name)),
    );
    return new ObjectStore(files, folder, new Set(found.flat().filter((name) => NAME.test(name))));
  }

  /** Bytes that were stored and weren't there before. */
  get newBytes(): number {
    return this.#newBytes;
  }

  has(sha256: string): boolean {
    return this.#present.has(sha256);
  }

  /** All that are there. */
  names(): ReadonlySet<string> {
    return this.#present;
  }

  /**
   * Stores the content of a file and reads it back; durable after `sync`.
   *
   * @param source - the file, which may have changed since it was read
   * @param bytes - what was read of it
   */
  async put(source: string, bytes: Uint8Array, sha256: string): Promise<void> {
    if (this.#present.has(sha256)) return;
    // At once, so that two files of the same content aren't stored twice. A failure ends the whole backup.
    this.#present.add(sha256);
    const path = this.#path(sha256);
    const temporary = `${path}.${randomUUID()}.tmp`;
    try {
      await this.#files.makeFolders(dirname(path));
      if (!(await this.#clone(source, temporary, sha256))) {
        await writeNewFile(this.#files, temporary, bytes);
        if (!(await this.#holds(temporary, sha256)))
          throw new ShortWrite(`${temporary} reads back otherwise`);
      }
      await this.#files.rename(temporary, path);
    } catch (error) {
      // One that can't be removed either is collected with what no backup names; the first error tells more.
      await Promise.allSettled([this.#files.remove(temporary)]);
      throw error;
    }
    this.#unsynced.add(dirname(path));
    this.#newBytes += bytes.byteLength;
  }

  /** Makes the names of what was stored durable. */
  async sync(): Promise<void> {
    if (this.#unsynced.size === 0) return;
    await mapBounded([...this.#unsynced], FOLDERS_AT_ONCE, (folder) => this.#files.syncFolder(folder));
    this.#unsynced.clear();
    await this.#files.syncFolder(this.#folder);
  }

  /** The content, checked by its hash; `missing` or `damaged` when there is none to be had. */
  async read(sha256: string): Promise<Uint8Array | 'missing' | 'damaged'> {
    try {
      const bytes = await this.#files.readFile(this.#path(sha256));
      return sha256Of(bytes) === sha256 ? bytes : 'damaged';
    } catch (error) {
      if (isMissing(error)) return 'missing';
      if (hasCode(error, 'EIO')) return 'damaged';
      throw error;
    }
  }

  /**
   * Puts a damaged object out of the way, so that the next backup stores its content anew if the library has it. Gives
   * its new path.
   */
  async setAside(context: StoreContext, sha256: string): Promise<string> {
    const aside = await setAside(context, this.#path(sha256));
    this.#present.delete(sha256);
    return aside;
  }

  /** Copy-on-write costs no room where the disk can; false when there is no whole copy of the content that was read. */
  async #clone(source: string, temporary: string, sha256: string): Promise<boolean> {
    try {
      await this.#files.copyFile(source, temporary);
      if (await this.#holds(temporary, sha256)) return true;
    } catch (error) {
      // The file is gone by now, or the disk refused: then writing the bytes tells why.
      if (!isSystemError(error)) throw error;
    }
    await this.#files.remove(temporary);
    return false;
  }

  async #holds(path: string, sha256: string): Promise<boolean> {
    return sha256Of(await this.#files.readFile(path)) === sha256;
  }

  #path(sha256: string): string {
    return objectPath(this.#folder, sha256);
  }
}

/** Two characters make the folder: 256 of them keep each small. */
export function objectPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

async function namesIn(files: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return await files.listFolder(folder);
  } catch (error) {
    // What isn't there holds nothing; a file that a file manager left among the folders neither.
    if (isMissing(error)) return [];
    throw error;
  }
}
