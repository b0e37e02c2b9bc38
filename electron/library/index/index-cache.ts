import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { ArticleId } from '#core/ids';
import { mapBounded } from '../bounded';
import { CacheFile } from '../document/cache-file';
import { ShortWrite } from '../document/durable-write';
import type { FileSystem } from '../document/file-system';
import { isMissing, isSystemError } from '../document/system-error';
import { indexEntrySchema, type IndexEntry } from './index-entry';

/** Raised with every change of an entry's form: an index of another number is made anew. */
const INDEX_FORMAT = 4;

/**
 * One document for all would be written whole at each change, 30 MB at fifty thousand articles. In so many parts,
 * each is a few hundred entries at most, read and written in a few milliseconds.
 */
const PARTS = 64;

const PARTS_AT_ONCE = 8;
/** A part is saved when it was left alone for so long: the making of a lost index goes from part to part. */
const SAVE_AFTER_MS = 250;

const partSchema = z.object({ format: z.literal(INDEX_FORMAT), entries: z.array(indexEntrySchema) });
type Part = z.infer<typeof partSchema>;

/** Where the index of a library lies in a folder for caches. Two copies of one library have two. */
export function indexFolder(caches: string, library: string): string {
  return join(caches, createHash('sha256').update(library).digest('hex').slice(0, 16));
}

/**
 * The index: what lists show of every article, in lowdb documents outside the library. A cache: what is missing or
 * damaged is left out and found again by a scan; a disk that doesn't take it costs the next start some time.
 */
export class IndexCache {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #entries: () => Iterable<IndexEntry>;
  readonly #parts = new Map<number, CacheFile<Part>>();
  /** When each part that isn't saved was changed last: `performance.now()`. */
  readonly #changed = new Map<number, number>();
  #timer: NodeJS.Timeout | null = null;
  #saving: Promise<boolean> = Promise.resolve(true);

  /** @param entries - all that is known at the time of saving */
  constructor(files: FileSystem, folder: string, entries: () => Iterable<IndexEntry>) {
    this.#files = files;
    this.#folder = folder;
    this.#entries = entries;
  }

  async load(): Promise<readonly IndexEntry[]> {
    const parts = await Promise.all((await this.#present()).map((number) => this.#part(number).read()));
    return parts.flatMap((part) => part?.entries ?? []);
  }

  /** The article's entry changed. It is saved when no more changes have come to its part for a moment. */
  touch(id: ArticleId): void {
    this.#changed.set(partOf(id), performance.now());
    this.#timer ??= setTimeout(() => void this.#saveQuiet(), SAVE_AFTER_MS);
  }

  /** Saves what changed. Never rejects for the disk's sake. */
  async save(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#saveLater(() => [...this.#changed.keys()]);
  }

  async #saveQuiet(): Promise<void> {
    const saved = await this.#saveLater(() => {
      const quietSince = performance.now() - SAVE_AFTER_MS;
      return [...this.#changed].filter(([, changed]) => changed <= quietSince).map(([part]) => part);
    });
    // What the disk didn't take is tried again with the next change, not four times a second.
    const more = saved && this.#changed.size > 0;
    this.#timer = more ? setTimeout(() => void this.#saveQuiet(), SAVE_AFTER_MS) : null;
  }

  #saveLater(which: () => readonly number[]): Promise<boolean> {
    this.#saving = this.#saving.catch(() => false).then(() => this.#saveParts(which()));
    return this.#saving;
  }

  /** Gives whether the disk took them. */
  async #saveParts(numbers: readonly number[]): Promise<boolean> {
    if (numbers.length === 0) return true;
    for (const number of numbers) this.#changed.delete(number);
    const parts = new Map<number, IndexEntry[]>(numbers.map((number) => [number, []]));
    for (const entry of this.#entries()) parts.get(partOf(entry.view.id))?.push(entry);
    try {
      await this.#files.makeFolders(this.#folder);
      await mapBounded([...parts], PARTS_AT_ONCE, ([number, entries]) =>
        this.#part(number).write({ format: INDEX_FORMAT, entries }),
      );
      return true;
    } catch (error) {
      if (!isSystemError(error) && !(error instanceof ShortWrite)) throw error;
      for (const number of numbers) this.#changed.set(number, performance.now());
      return false;
    }
  }

  async #present(): Promise<readonly number[]> {
    try {
      const names = await this.#files.listFolder(this.#folder);
      return names.flatMap((name) => {
        const number = /^(\d+)\.json$/.exec(name)?.[1];
        return number === undefined || Number(number) >= PARTS ? [] : [Number(number)];
      });
    } catch (error) {
      if (isMissing(error) || isSystemError(error)) return [];
      throw error;
    }
  }

  #part(number: number): CacheFile<Part> {
    const present = this.#parts.get(number);
    if (present !== undefined) return present;
    const made = new CacheFile(this.#files, join(this.#folder, `${number}.json`), partSchema);
    this.#parts.set(number, made);
    return made;
  }
}

/** The part that an article is in, from 0. An id's last digits are random, so that the parts come out alike in size. */
export function partOf(id: string): number {
  return Number.parseInt(id.slice(-2), 16) % PARTS;
}
