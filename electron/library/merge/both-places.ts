import { basename } from 'node:path';
import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import { readKept } from '../document/read-kept';
import type { StoreContext } from '../document/store-context';
import { isSystemError } from '../document/system-error';
import { articleKind } from '../document-kinds';
import { articleFolder, articleIdOf, placeFolder, recordFile, type Place } from '../layout';
import type { Present } from './article-state';
import { keepMerged, mergeConflictCopies } from './conflict-copies';
import { copyIn, mergeCopy } from './take-in';

/** Both states of an article in one. */
export interface United {
  readonly record: ArticleRecord;
  /** The name that the other folder got, in its place, so that it isn't merged again; null when there was none. */
  readonly kept: string | null;
}

/** The articles that a sync program, or a crash, left in both places. What can't be listed is told of by the scan. */
export async function inBothPlaces(context: StoreContext): Promise<readonly ArticleId[]> {
  try {
    const trashed = (await namesIn(context, 'trash')).map(articleIdOf).filter((id) => id !== null);
    if (trashed.length === 0) return [];
    const others = new Set(await namesIn(context, 'articles'));
    return trashed.filter((id) => others.has(id));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}

/**
 * Merges the state of an article that lies in the other place into this one; its folder is kept under a dated name. The
 * folder of this one stays where it is, also when the merged record belongs in the other place, which is free then.
 * Durable on return. Where a crash comes in between, the two are simply merged again.
 *
 * Fails with `damaged` or `unsupported` when the other can't be read or isn't whole, and with `storage`: then it stays.
 * Throws system errors.
 */
export async function mergeOtherPlace(context: StoreContext, mine: Present): Promise<Result<United>> {
  const { id } = mine.record;
  const place = otherThan(mine.place);
  const there = await recordIn(context, place, id);
  if (!there.ok) return there;
  if (there.value === null) return ok({ record: mine.record, kept: null });
  const copies = await mergeConflictCopies(context, place, id);
  if (!copies.ok) return copies;
  const whole = await recordIn(context, place, id);
  if (!whole.ok) return whole;
  const record = whole.value ?? there.value;
  const merged = await mergeCopy(context, mine, copyIn(context, { place, record }));
  if (!merged.ok) return merged;
  const kept = await keepMerged(context, articleFolder(context.folder, place, id));
  return ok({ record: merged.value, kept: basename(kept) });
}

function otherThan(place: Place): Place {
  return place === 'trash' ? 'articles' : 'trash';
}

/** Null when there is no folder, or one without a record, which a program that removes files may leave. */
async function recordIn(
  context: StoreContext,
  place: Place,
  id: ArticleId,
): Promise<Result<ArticleRecord | null>> {
  const folder = articleFolder(context.folder, place, id);
  const found = await readKept(context, articleKind, recordFile(folder));
  switch (found.state) {
    case 'good':
      return found.data.id === id
        ? ok(found.data)
        : fail('damaged', `The folder “${folder}” holds another article.`);
    case 'missing':
      return ok(null);
    case 'unusable':
      return fail(found.code, `The record in “${folder}” ${found.reason}.`);
    case 'refused':
      return { ok: false, error: found.error };
  }
}

function namesIn({ files, folder }: StoreContext, place: Place): Promise<readonly string[]> {
  return files.listFolder(placeFolder(folder, place));
}
