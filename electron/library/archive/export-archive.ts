import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { mapBounded } from '../bounded';
import { ShortWrite } from '../document/durable-write';
import { lastGoodPath } from '../document/durable-json-file';
import type { NewFile } from '../document/file-system';
import { readDocument } from '../document/read-document';
import { Serial } from '../document/serial';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { libraryKind } from '../document-kinds';
import { LIBRARY_FILE } from '../layout';
import type { Watch } from '../watch';
import { MANIFEST, newManifest, type ArchivedFile, type Manifest } from './archive-format';
import { archiveTarget, type ArchiveTarget } from './archive-target';
import { filesOf, piecesOf, type LibraryFile } from './library-files';
import { sha256Of } from './sha256';
import { ZipWriter } from './zip-writer';

/** Held in memory at the same time: an article with its images may be large. */
const PIECES_AT_ONCE = 6;
const FAILED = 'The archive could not be made';

export interface ExportedArchive {
  /** With those in the trash. */
  readonly articles: number;
  /** Of the archive. */
  readonly bytes: number;
}

/**
 * Writes the whole library into one zip, durable on return; a file of that name is replaced in one step, and a failure
 * leaves it as it was. The library may be in use: each article goes in as one state of it. Progress counts articles,
 * with `library.json` and tombstones among them.
 *
 * The manifest is the last entry: so each file is read once, and its hash is that of the bytes that went in even if
 * it was changed a moment later. A zip's own list of entries comes last too, so a reader needs the whole file anyway.
 *
 * Fails with `bad-request` for a path that lies in the library or isn't a file's, with `unsupported` when the folder
 * is no library, with `damaged`, `storage` and `cancelled`.
 */
export async function exportArchive(
  context: StoreContext,
  { path }: { readonly path: string },
  watch: Watch,
): Promise<Result<ExportedArchive>> {
  const libraryId = await identityOf(context);
  if (!libraryId.ok) return libraryId;
  const target = await archiveTarget(path, context.folder);
  if (!target.ok) return target;
  const temporary = `${target.value.path}.${randomUUID()}.tmp`;
  const written = await writeArchive(context, { temporary, target: target.value }, libraryId.value, watch);
  // One that can't be removed either lies there under a name that tells what it is.
  if (!written.ok) await Promise.allSettled([context.files.remove(temporary)]);
  return written;
}

interface Paths {
  readonly temporary: string;
  readonly target: ArchiveTarget;
}

async function writeArchive(
  context: StoreContext,
  { temporary, target }: Paths,
  libraryId: Manifest['libraryId'],
  watch: Watch,
): Promise<Result<ExportedArchive>> {
  const { files } = context;
  const outside = dirname(target.path);
  try {
    const file = await files.createFile(temporary, target.mode);
    const filled = await fillAndClose(context, file, libraryId, watch);
    if (!filled.ok) return filled;
    if (watch.signal.aborted) return cancelled();
    await files.rename(temporary, target.path);
    await files.syncFolder(outside);
    return filled;
  } catch (error) {
    return storageFailure(error, FAILED, outside);
  }
}

async function fillAndClose(
  context: StoreContext,
  file: NewFile,
  libraryId: Manifest['libraryId'],
  watch: Watch,
): Promise<Result<ExportedArchive>> {
  try {
    const filled = await fill(context, new ZipWriter(file, context.now()), libraryId, watch);
    if (!filled.ok) return filled;
    await file.sync();
    const size = await file.size();
    if (size === filled.value.bytes) return filled;
    throw new ShortWrite(`${size} bytes of ${filled.value.bytes}`);
  } finally {
    await file.close();
  }
}

/** Fails with `storage` when the library can't be read; throws what writing threw. */
async function fill(
  context: StoreContext,
  zip: ZipWriter,
  libraryId: Manifest['libraryId'],
  watch: Watch,
): Promise<Result<ExportedArchive>> {
  const createdAt = context.now().toISOString();
  try {
    const files = await addPieces(context, zip, watch);
    if (files === null) return cancelled();
    const manifest = newManifest({ libraryId, createdAt, files });
    await zip.add(MANIFEST, Buffer.from(JSON.stringify(manifest)));
    return ok({ articles: manifest.articles, bytes: await zip.finish() });
  } catch (error) {
    if (zip.isFailure(error)) throw error;
    return storageFailure(error, FAILED, context.folder);
  }
}

/** Some pieces are read while one is written. Null when it was stopped; throws the first error, when all have ended. */
async function addPieces(
  context: StoreContext,
  zip: ZipWriter,
  watch: Watch,
): Promise<readonly ArchivedFile[] | null> {
  const pieces = await piecesOf(context);
  const known = new Set(pieces);
  const archived: ArchivedFile[] = [];
  const errors: unknown[] = [];
  const serial = new Serial();
  let done = 0;
  const isOver = (): boolean => watch.signal.aborted || errors.length > 0;
  const add = async (files: readonly LibraryFile[]): Promise<void> => {
    if (isOver()) return;
    for (const { path, bytes } of files) {
      await zip.add(path, bytes);
      archived.push({ path, size: bytes.byteLength, sha256: sha256Of(bytes) });
    }
    done += 1;
    watch.onProgress(done, pieces.length);
  };
  await mapBounded(pieces, PIECES_AT_ONCE, async (piece) => {
    if (isOver()) return;
    try {
      const files = await filesOf(context, piece, known);
      await serial.run(() => add(files));
    } catch (error) {
      errors.push(error);
    }
  });
  if (errors.length > 0) throw errors[0];
  return watch.signal.aborted ? null : archived;
}

async function identityOf(context: StoreContext): Promise<Result<Manifest['libraryId']>> {
  const path = join(context.folder, LIBRARY_FILE);
  const found = await readDocument(context, libraryKind, path);
  if (found.state === 'good') return ok(found.data.id);
  if (found.state === 'refused') return { ok: false, error: found.error };
  const copy = await readDocument(context, libraryKind, lastGoodPath(path));
  if (copy.state === 'good') return ok(copy.data.id);
  if (found.state === 'missing')
    return fail('unsupported', `“${context.folder}” is not a Commonplace library.`);
  return fail(found.code, `The file “${path}” ${found.reason}. Repair the library first.`);
}

function cancelled(): Result<never> {
  return fail('cancelled', 'The export was stopped. No archive was written.');
}
