import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { fail, ok, type Result } from '#core/result';
import { checkDocument } from '../document/document-kind';
import type { JsonObject } from '../document/durable-json-file';
import { isMissing, isSystemError } from '../document/system-error';
import { countArticles, MANIFEST, manifestKind, type ArchivedFile, type Manifest } from './archive-format';
import { entryName, refusal } from './entry-rules';
import { sha256Of } from './sha256';

/** Bytes of a manifest: 200,000 files make 40 MB. */
const LARGEST_MANIFEST = 512 * 1024 * 1024;
/** A library packs to a third or less; what unpacks to this many times its size was made to fill a disk. */
const MOST_PACKED = 200;
/** Bytes that any archive may unpack to. */
const SMALL = 256 * 1024 * 1024;

const NOTHING_CHANGED = 'Nothing was changed.';

/** A file of the archive, and where its bytes are. */
export interface ArchiveEntry {
  readonly file: ArchivedFile;
  readonly entry: Entry;
}

/**
 * An archive whose list of entries was checked against its manifest: the same names, the same sizes, none twice, none
 * that leads elsewhere. The bytes are checked as they are read.
 */
export class ArchiveReader {
  readonly manifest: Manifest;
  readonly entries: readonly ArchiveEntry[];
  readonly #zip: ZipFile;
  readonly #name: string;

  private constructor(zip: ZipFile, name: string, manifest: Manifest, entries: readonly ArchiveEntry[]) {
    this.#zip = zip;
    this.#name = name;
    this.manifest = manifest;
    this.entries = entries;
  }

  /**
   * Fails with `not-found`; `storage` when the disk won't give it; `unsupported` for a newer format or a zip of
   * something else; `damaged`; `too-large` for what would unpack to absurd sizes.
   */
  static async open(path: string): Promise<Result<ArchiveReader>> {
    const name = basename(path);
    let zip: ZipFile | null = null;
    try {
      zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
      const checked = await check(zip, name);
      if (checked.ok) return ok(new ArchiveReader(zip, name, checked.value.manifest, checked.value.entries));
      zip.close();
      return checked;
    } catch (error) {
      zip?.close();
      return unreadable(error, name);
    }
  }

  /** The bytes of a file, checked by their hash. Fails with `damaged` or `storage`. */
  async read({ file, entry }: ArchiveEntry): Promise<Result<Uint8Array>> {
    try {
      const bytes = await bytesOf(this.#zip, entry);
      if (sha256Of(bytes) === file.sha256) return ok(bytes);
      return fail('damaged', `The archive “${this.#name}” is damaged: “${file.path}” was changed in it.`);
    } catch (error) {
      return unreadable(error, this.#name);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

interface Checked {
  readonly manifest: Manifest;
  readonly entries: readonly ArchiveEntry[];
}

async function check(zip: ZipFile, name: string): Promise<Result<Checked>> {
  const found: Entry[] = [];
  for await (const entry of zip.eachEntry()) found.push(entry);
  const manifestEntry = found.find((entry) => entryName(entry) === MANIFEST);
  if (manifestEntry === undefined) {
    return fail('unsupported', `“${name}” is a zip file, but not an archive of a Commonplace library.`);
  }
  const others = found.filter((entry) => entry !== manifestEntry);
  for (const entry of [manifestEntry, ...others]) {
    const problem = refusal(entry, entry === manifestEntry);
    if (problem !== null) return refused(name, entryName(entry), problem);
  }
  const manifest = await readManifest(zip, manifestEntry, name);
  if (!manifest.ok) return manifest;
  const matched = match(others, manifest.value, name);
  if (!matched.ok) return matched;
  const total = manifest.value.files.reduce((sum, { size }) => sum + size, 0);
  if (total > Math.max(SMALL, zip.fileSize * MOST_PACKED)) {
    return fail('too-large', `“${name}” would unpack to ${total} bytes, which no library packs so small.`);
  }
  return ok({ manifest: manifest.value, entries: matched.value });
}

async function readManifest(zip: ZipFile, entry: Entry, name: string): Promise<Result<Manifest>> {
  if (entry.uncompressedSize > LARGEST_MANIFEST) return refused(name, MANIFEST, 'is too large');
  const bytes = await bytesOf(zip, entry);
  // No hash stands for the manifest itself.
  if (crc32(bytes) !== entry.crc32) return refused(name, MANIFEST, 'is damaged');
  const checked = checkDocument(manifestKind, objectOf(bytes));
  if (!checked.ok) return fail(checked.error.code, `The archive “${name}” ${checked.error.message}.`);
  if (countArticles(checked.value.files) === checked.value.articles) return checked;
  return refused(name, MANIFEST, 'contradicts itself');
}

function match(entries: readonly Entry[], manifest: Manifest, name: string): Result<readonly ArchiveEntry[]> {
  const wanted = new Map(manifest.files.map((file) => [file.path, file]));
  if (wanted.size < manifest.files.length) return refused(name, MANIFEST, 'names a file twice');
  const matched: ArchiveEntry[] = [];
  for (const entry of entries) {
    const path = entryName(entry);
    const file = wanted.get(path);
    if (file === undefined) return refused(name, path, 'isn’t in its list of files, or is there twice');
    if (entry.uncompressedSize !== file.size) return refused(name, path, 'has another size than it should');
    wanted.delete(path);
    matched.push({ file, entry });
  }
  const [missing] = wanted.keys();
  return missing === undefined ? ok(matched) : refused(name, missing, 'is missing');
}

/** Throws when the entry holds more or less than the zip says. */
async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function objectOf(bytes: Buffer): JsonObject {
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}

function refused(name: string, path: string, problem: string): Result<never> {
  return fail('damaged', `The archive “${name}” can’t be used: “${path}” ${problem}. ${NOTHING_CHANGED}`);
}

function unreadable(error: unknown, name: string): Result<never> {
  if (isMissing(error)) return fail('not-found', `There is no archive “${name}”.`);
  if (isSystemError(error)) {
    return fail('storage', `The archive “${name}” could not be read (${error.code}). ${NOTHING_CHANGED}`);
  }
  // All else comes of the bytes: they aren't a zip's, or not any more.
  if (error instanceof Error) {
    const message = `“${name}” is not a zip file, or it is damaged or cut short. ${NOTHING_CHANGED}`;
    return fail('damaged', message);
  }
  throw error;
}
