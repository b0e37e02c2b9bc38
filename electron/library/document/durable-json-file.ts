import { basename, dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { writeDurably } from './durable-write';
import { NotText, type FileSystem } from './file-system';
import { Serial } from './serial';
import { isMissing } from './system-error';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The bytes of a file aren't a JSON object; `message` completes “The file … ”. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

const GARBLED = 'is cut short or garbled';

/** The last good copy lies beside its document. */
export function lastGoodPath(path: string): string {
  return `${path}.last-good`;
}

/**
 * lowdb's adapter for a document that must not be lost: lowdb's own neither syncs nor notices a damaged file.
 *
 * Unless told otherwise, each write also renews a copy beside the file, made of bytes of its own, so that damage to
 * one leaves the other. Writes don't overtake each other, and those that gather while one is under way become one:
 * all of them are answered by the write that carried their data or newer, and none by an earlier one. Use one
 * instance a path.
 */
export class DurableJsonFile implements Adapter<JsonObject> {
  readonly #files: FileSystem;
  readonly #path: string;
  readonly #keepsCopy: boolean;
  readonly #serial = new Serial();
  #newest: Uint8Array | undefined;
  #next: Promise<void> | undefined;

  /** @param keepsCopy - false for what can be made anew when it is lost */
  constructor(files: FileSystem, path: string, keepsCopy = true) {
    this.#files = files;
    this.#path = path;
    this.#keepsCopy = keepsCopy;
  }

  /** Null when there is no file. Throws `DamagedFile`, or the system's error when the disk won't give the bytes. */
  async read(): Promise<JsonObject | null> {
    try {
      return parse(await this.#files.readText(this.#path));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error instanceof NotText ? new DamagedFile(GARBLED) : error;
    }
  }

  /** Resolves when the data, or newer, is on the disk; throws when the disk refuses: then the old file is there. */
  write(data: JsonObject): Promise<void> {
    this.#newest = new TextEncoder().encode(JSON.stringify(data));
    this.#next ??= this.#serial.run(() => this.#writeNewest());
    return this.#next;
  }

  async #writeNewest(): Promise<void> {
    const bytes = this.#newest;
    this.#newest = undefined;
    this.#next = undefined;
    if (bytes === undefined) return;
    // The copy goes first: if the rest fails, the document itself is still the old one.
    const paths = this.#keepsCopy ? [lastGoodPath(this.#path), this.#path] : [this.#path];
    const names = paths.map((path) => basename(path));
    await writeDurably(this.#files, dirname(this.#path), names, bytes);
  }
}

function parse(text: string): JsonObject {
  if (text === '') throw new DamagedFile('is empty');
  if (/^\0+$/.test(text)) throw new DamagedFile('holds nothing but zeros');
  const value = parseJson(text);
  if (!isObject(value)) throw new DamagedFile('is not a document of Commonplace');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DamagedFile(GARBLED);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
