import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Failure, type Result } from '#core/result';
import { Document } from '../document/document';
import { readKept } from '../document/read-kept';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { articleKind } from '../document-kinds';
import { articleFolder, placeFolder, recordFile, type Place } from '../layout';
import type { Present } from './article-state';
import { findConflictCopies } from './conflict-names';
import { mergeCopy } from './take-in';

/** Where a copy that a sync program left lies. */
interface CopyPath {
  /** The file or folder that is renamed when it was merged. */
  readonly path: string;
  readonly record: string;
  /** Where its texts are. */
  readonly folder: string;
}

const FAILED = 'A copy that a sync program left could not be merged';

/**
 * Merges what sync programs left of an article beside it (copies of its record in its folder, copies of the whole
 * folder next to it) into it, record by record. Durable on return. Each merged copy is kept under a dated name,
 * `….merged-…`. One that can't be read, or that is of another article, stays where it is, and `onNotice` is told.
 *
 * Gives how many were merged. The folder stays in its place, also when the merged record belongs in the other: the
 * caller settles it as after any change, and sees to it that nobody else changes the article meanwhile. Fails when
 * the article itself can't be read or written.
 */
export async function mergeConflictCopies(
  context: StoreContext,
  place: Place,
  id: ArticleId,
): Promise<Result<{ readonly merged: number }>> {
  const folder = articleFolder(context.folder, place, id);
  try {
    const paths = await copiesOf(context, place, id);
    if (paths.length === 0) return ok({ merged: 0 });
    const present = await Document.open(context, articleKind, recordFile(folder));
    if (!present.ok) return present;
    let record = present.value.data;
    if (record.id !== id)
      return fail('damaged', `The folder “${folder}” holds another article (${record.id}).`);
    let merged = 0;
    for (const path of paths) {
      const done = await mergeOne(context, { place, record }, path);
      if (!done.ok && done.error.code === 'storage') return done;
      if (!done.ok) context.onNotice(leftNotice(record.title, path.path, done.error));
      else [record, merged] = [done.value, merged + 1];
    }
    return ok({ merged });
  } catch (error) {
    return storageFailure(error, FAILED, context.folder);
  }
}

async function copiesOf(context: StoreContext, place: Place, id: ArticleId): Promise<readonly CopyPath[]> {
  const { files, folder: library } = context;
  const folder = articleFolder(library, place, id);
  const inside = findConflictCopies(await files.listFolder(folder)).records;
  const beside = findConflictCopies(await files.listFolder(placeFolder(library, place))).folders;
  return [
    ...inside.map((name) => ({ path: join(folder, name), record: join(folder, name), folder })),
    ...beside
      .filter((copy) => copy.id === id)
      .map(({ name }) => join(placeFolder(library, place), name))
      .map((path) => ({ path, record: recordFile(path), folder: path })),
  ];
}

async function mergeOne(context: StoreContext, mine: Present, at: CopyPath): Promise<Result<ArticleRecord>> {
  const found = await readKept(context, articleKind, at.record);
  switch (found.state) {
    case 'good':
      break;
    case 'missing':
      return fail('not-found', 'It has no record.');
    case 'unusable':
      return fail(found.code, `It ${found.reason}.`);
    case 'refused':
      return fail('damaged', found.error.message);
  }
  const record = found.data;
  if (record.id !== mine.record.id) return fail('damaged', `It is of another article (${record.id}).`);
  const merged = await mergeCopy(context, mine, {
    context,
    folder: at.folder,
    record,
    versions: record.versions,
  });
  if (merged.ok) await keepMerged(context, at.path);
  return merged;
}

/** Renames a copy so that it is kept, and isn't merged again. Gives its new path; throws system errors. */
export async function keepMerged({ files, now }: StoreContext, path: string): Promise<string> {
  const date = now().toISOString().replace(/[:.]/g, '-');
  const kept = join(dirname(path), `${basename(path)}.merged-${date}-${randomBytes(4).toString('hex')}`);
  await files.rename(path, kept);
  await files.syncFolder(dirname(path));
  return kept;
}

function leftNotice(title: string, path: string, { message }: Failure): string {
  return `A sync program left a copy of “${title}”, which could not be merged and was left at “${path}”. ${message}`;
}
