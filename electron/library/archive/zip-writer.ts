import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { NewFile } from '../document/file-system';

/** Deflate gains nothing on these. */
const PACKED_ALREADY = /\.(gz|zip|jpe?g|png|gif|webp|avif|woff2?|mp[34]|pdf)$/i;
const FILE_MODE = 0o100644;
/** Bytes that gather before they go to the disk. */
const CHUNK = 1024 * 1024;

/** What yazl has and its types don't tell: its entries in order, each with what the list at the end says of it. */
type ZipWithEntries = ZipFile & { entries: object[] };

/** Writes a zip to a file as it comes. Of the bytes it holds no more than one entry and one chunk in memory. */
export class ZipWriter {
  readonly #zip = new ZipFile() as ZipWithEntries;
  /** Entries whose bytes are through, until the list of all is written. */
  readonly #through: object[] = [];
  readonly #file: NewFile;
  readonly #mtime: Date;
  readonly #drained: Promise<void>;
  #failure: { readonly cause: unknown } | null = null;
  #bytes = 0;

  /** @param mtime - the time that all entries are to have */
  constructor(file: NewFile, mtime: Date) {
    this.#file = file;
    this.#mtime = mtime;
    this.#drained = this.#drain();
  }

  /** Whether an error came from writing to the file. */
  isFailure(error: unknown): boolean {
    return this.#failure !== null && this.#failure.cause === error;
  }

  /** Adds a file; returns when its bytes are on their way. Throws what the disk threw. */
  async add(path: string, bytes: Uint8Array): Promise<void> {
    const options = { mtime: this.#mtime, mode: FILE_MODE, size: bytes.byteLength };
    // An entry keeps the function that gives its bytes, and all entries stay until the end: the bytes must not.
    let waiting: readonly Uint8Array[] = [bytes];
    let added: object | undefined;
    await new Promise<void>((resolve) => {
      this.#zip.addReadStreamLazy(path, { ...options, compress: !PACKED_ALREADY.test(path) }, (give) => {
        const stream = Readable.from(waiting);
        waiting = [];
        stream.once('end', resolve);
        give(null, stream);
      });
      added = this.#zip.entries.at(-1);
    });
    // They go through one after the other.
    if (added !== undefined) this.#setAsideBefore(added);
    this.#throwFailure();
  }

  /** Ends the zip; all its bytes are given to the file on return. Gives how many they are. */
  async finish(): Promise<number> {
    this.#zip.entries = [...this.#through, ...this.#zip.entries];
    this.#zip.end();
    await this.#drained;
    this.#throwFailure();
    return this.#bytes;
  }

  /** yazl looks for the entry to go on with among all that it has, from the first, three times for each. */
  #setAsideBefore(entry: object): void {
    const { entries } = this.#zip;
    this.#through.push(...entries.splice(0, entries.indexOf(entry)));
  }

  async #drain(): Promise<void> {
    let gathered: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.#zip.outputStream) {
      const bytes = Buffer.from(chunk);
      gathered.push(bytes);
      size += bytes.byteLength;
      if (size < CHUNK) continue;
      await this.#write(Buffer.concat(gathered));
      gathered = [];
      size = 0;
    }
    await this.#write(Buffer.concat(gathered));
  }

  /** After a failure the rest is only drained, so that whoever adds a file gets an answer. */
  async #write(bytes: Buffer): Promise<void> {
    if (this.#failure !== null) return;
    try {
      await this.#file.write(bytes);
      this.#bytes += bytes.byteLength;
    } catch (error) {
      this.#failure = { cause: error };
    }
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure.cause;
  }
}
