import { join } from 'node:path';
import { ORIGINAL_NAME, type ArticleRecord, type VersionEntry } from '#core/article/article';
import { mergeRecords, sameRecord } from '#core/merge/merge-records';
import { ok, type Result } from '#core/result';
import { Document } from '../document/document';
import { lastGoodPath } from '../document/durable-json-file';
import type { StoreContext } from '../document/store-context';
import { articleKind } from '../document-kinds';
import {
  articleFolder,
  incomingFolder,
  logFile,
  originalFolder,
  placeFolder,
  placeOf,
  recordFile,
  versionFile,
} from '../layout';
import type { Present } from './article-state';
import { bringFiles, type Shelved } from './bring-files';

const FAILED = 'An article could not be taken in';

/** A copy of an article, and where it lies. */
export interface Copy extends Shelved {
  readonly record: ArticleRecord;
}

export function copyIn(context: StoreContext, { place, record }: Present): Copy {
  const folder = articleFolder(context.folder, place, record.id);
  return { context, folder, record, versions: record.versions };
}

/**
 * Takes in an article that isn't here. It is put together where nothing reads and gets its place by one rename.
 * Durable on return; when it fails, nothing of it is left. Fails with `damaged` when the copy isn't whole; throws
 * system errors.
 */
export async function addCopy(context: StoreContext, copy: Copy): Promise<Result<ArticleRecord>> {
  const { files, folder } = context;
  const { record } = copy;
  const incoming = incomingFolder(folder, record.id);
  const place = placeOf(record);
  let isThere = false;
  try {
    await files.remove(incoming);
    await files.makeFolders(incoming);
    const target = { context, folder: incoming, versions: [] };
    const brought = await bringFiles(target, record.id, record.versions, [copy]);
    if (!brought.ok) return brought;
    const document = await Document.create(context, articleKind, recordFile(incoming), record, FAILED);
    if (!document.ok) return document;
    await files.makeFolders(placeFolder(folder, place));
    await files.rename(incoming, articleFolder(folder, place, record.id));
    isThere = true;
    await files.syncFolder(placeFolder(folder, place));
    return ok(record);
  } finally {
    // What can't be removed now is swept when the library is opened next.
    if (!isThere) await Promise.allSettled([files.remove(incoming)]);
  }
}

/**
 * Merges a copy of an article that is here into it. Texts and originals come first, under names that the present record
 * doesn't speak of, then the record in one step: whatever stops the work, the article is whole. Durable on return. The
 * folder stays in its place; see `moveToPlace`.
 *
 * Fails with `damaged` when a text that only the copy has isn't whole, and then changes nothing; throws system errors.
 */
export async function mergeCopy(
  context: StoreContext,
  mine: Present,
  copy: Copy,
): Promise<Result<ArticleRecord>> {
  const here = copyIn(context, mine);
  const merged = mergeRecords(mine.record, copy.record);
  if (sameRecord(merged, mine.record)) return ok(mine.record);
  const brought = await bringFiles(here, merged.id, merged.versions, [here, copy]);
  if (!brought.ok) return brought;
  const document = await Document.open(context, articleKind, recordFile(here.folder));
  if (!document.ok) return document;
  const written = await document.value.write(merged);
  if (written.ok) await removeOld(here, merged.versions);
  return written;
}

/** The files of numbers that were given up. They do no harm, so one that the disk keeps is no error. */
async function removeOld(
  { context, folder, versions }: Copy,
  present: readonly VersionEntry[],
): Promise<void> {
  const numbers = new Set(present.map(({ number }) => number));
  const originals = new Set(present.map(({ original }) => original));
  const texts = versions
    .filter(({ number }) => !numbers.has(number))
    .flatMap(({ number }) => [versionFile(folder, number), logFile(folder, number)])
    .flatMap((path) => [lastGoodPath(path), path]);
  const pages = versions
    .flatMap(({ original }) => (original === null || originals.has(original) ? [] : [original]))
    .filter((name) => ORIGINAL_NAME.test(name))
    .map((name) => join(originalFolder(folder), name));
  await Promise.allSettled([...texts, ...pages].map((path) => context.files.remove(path)));
}

/** Moves a folder to where its record says it belongs; a crash before is made up for at the next start. Durable. */
export async function moveToPlace(
  context: StoreContext,
  { place }: Present,
  record: ArticleRecord,
): Promise<void> {
  const next = placeOf(record);
  if (next === place) return;
  const { files, folder } = context;
  await files.makeFolders(placeFolder(folder, next));
  await files.rename(articleFolder(folder, place, record.id), articleFolder(folder, next, record.id));
  await files.syncFolder(placeFolder(folder, next));
  await files.syncFolder(placeFolder(folder, place));
}
