import { join } from 'node:path';
import { ORIGINAL_NAME, type VersionEntry } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { captureOf } from '#core/merge/merge-versions';
import { fail, ok, type Result } from '#core/result';
import { Document } from '../document/document';
import { writeDurably } from '../document/durable-write';
import type { StoreContext } from '../document/store-context';
import { isMissing, isSystemError } from '../document/system-error';
import { readKept } from '../document/read-kept';
import { captureLogKind, contentKind } from '../document-kinds';
import { logFile, logFolder, originalFolder, versionFile, versionsFolder } from '../layout';
import { findContent } from './find-content';

/** An article's folder with what its record says of the text, in the library it lies in. */
export interface Shelved {
  readonly context: StoreContext;
  readonly folder: string;
  readonly versions: readonly VersionEntry[];
}

/** Assets are named after their bytes, so a name that is there needs no copy. */
const ASSET = /^[0-9a-f]{64}\.[0-9a-z]+$/;
const FAILED = 'A part of the article could not be copied';

/**
 * Copies what a record is going to name into an article's folder: texts, originals, assets. What is there stays as it
 * is, and nothing is put where the present record sees anything else. Durable on return; throws system errors.
 *
 * Fails with `damaged` when a text isn't to be had whole from any of the sources.
 *
 * @param wanted - the versions of the record that will be written when this is done
 * @param sources - where they may come from; the first that has something gives it
 */
export async function bringFiles(
  target: Shelved,
  id: ArticleId,
  wanted: readonly VersionEntry[],
  sources: readonly Shelved[],
): Promise<Result<null>> {
  try {
    return await bringAll(target, id, wanted, sources);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return fail('damaged', error.message);
  }
}

/** A source doesn't give what it has: that concerns one article, while the target's disk concerns all. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

async function bringAll(
  target: Shelved,
  id: ArticleId,
  wanted: readonly VersionEntry[],
  sources: readonly Shelved[],
): Promise<Result<null>> {
  const { files } = target.context;
  await files.makeFolders(versionsFolder(target.folder));
  for (const entry of wanted) {
    const present = target.versions.find(({ number }) => number === entry.number);
    if (present === undefined || captureOf(present) !== captureOf(entry)) {
      const brought = await bringText(target, id, entry, sources);
      if (!brought.ok) return brought;
      await bringLog(target, id, entry, sources);
    }
    if (
      entry.original !== null &&
      ORIGINAL_NAME.test(entry.original) &&
      present?.original !== entry.original
    ) {
      await bringOriginal(target, entry, entry.original, sources);
    }
  }
  for (const source of sources) if (source.folder !== target.folder) await bringAssets(target, source);
  await files.syncFolder(target.folder);
  return ok(null);
}

async function bringText(
  target: Shelved,
  id: ArticleId,
  entry: VersionEntry,
  sources: readonly Shelved[],
): Promise<Result<unknown>> {
  for (const source of sources) {
    const named = entryOf(source, entry);
    const content = named === undefined ? null : await findContent(source.context, source.folder, named);
    if (content === null) continue;
    const path = versionFile(target.folder, entry.number);
    const numbered = { ...content, articleId: id, number: entry.number };
    return Document.create(target.context, contentKind, path, numbered, FAILED);
  }
  return fail('damaged', `The text that was captured at ${entry.capturedAt} is missing or damaged.`);
}

/** A log that can't be had is no reason to leave the text. */
async function bringLog(
  target: Shelved,
  id: ArticleId,
  entry: VersionEntry,
  sources: readonly Shelved[],
): Promise<void> {
  for (const source of sources) {
    const named = entryOf(source, entry);
    if (named === undefined) continue;
    const log = await readKept(source.context, captureLogKind, logFile(source.folder, named.number));
    if (log.state !== 'good') continue;
    await target.context.files.makeFolders(logFolder(target.folder));
    const numbered = { ...log.data, articleId: id, number: entry.number };
    await Document.create(
      target.context,
      captureLogKind,
      logFile(target.folder, entry.number),
      numbered,
      FAILED,
    );
    return;
  }
}

/** A page that was kept beside the text is worth having, but an article without it is still whole. */
async function bringOriginal(
  target: Shelved,
  entry: VersionEntry,
  name: string,
  sources: readonly Shelved[],
): Promise<void> {
  for (const source of sources) {
    const original = entryOf(source, entry)?.original ?? null;
    if (original === null || !ORIGINAL_NAME.test(original)) continue;
    const bytes = await read(source, join(originalFolder(source.folder), original));
    if (bytes === null) continue;
    await target.context.files.makeFolders(originalFolder(target.folder));
    await writeDurably(target.context.files, originalFolder(target.folder), [name], bytes);
    return;
  }
}

async function bringAssets(target: Shelved, source: Shelved): Promise<void> {
  const there = await namesAt(source, 'assets');
  const here = new Set(await namesAt(target, 'assets'));
  const assets = join(target.folder, 'assets');
  for (const name of there.filter((asset) => ASSET.test(asset) && !here.has(asset))) {
    const bytes = await read(source, join(source.folder, 'assets', name));
    if (bytes === null) continue;
    await target.context.files.makeFolders(assets);
    await writeDurably(target.context.files, assets, [name], bytes);
  }
}

function entryOf({ versions }: Shelved, wanted: VersionEntry): VersionEntry | undefined {
  return versions.find((entry) => captureOf(entry) === captureOf(wanted));
}

function read({ context: { files } }: Shelved, path: string): Promise<Uint8Array | null> {
  return unlessMissing(path, () => files.readFile(path));
}

async function namesAt({ context: { files }, folder }: Shelved, name: string): Promise<readonly string[]> {
  const path = join(folder, name);
  return (await unlessMissing(path, () => files.listFolder(path))) ?? [];
}

async function unlessMissing<Value>(path: string, look: () => Promise<Value>): Promise<Value | null> {
  try {
    return await look();
  } catch (error) {
    if (isMissing(error)) return null;
    if (!isSystemError(error)) throw error;
    throw new Unreadable(`“${path}” could not be read (${error.code}).`);
  }
}
