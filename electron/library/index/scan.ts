import { join } from 'node:path';
import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Failure, type Result } from '#core/result';
import { mapBounded } from '../bounded';
import { articleKind } from '../document-kinds';
import { isTemporaryName } from '../document/durable-write';
import { readDocument, type Found } from '../document/read-document';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import {
  articleFolder,
  articleIdOf,
  LIBRARY_FILE,
  placeFolder,
  placeOf,
  PLACES,
  recordFile,
  type Place,
} from '../layout';
import { findConflictCopies } from '../merge/conflict-names';
import type { Watch } from '../watch';
import { articleStamp } from './article-stamp';
import { partOf } from './index-cache';
import { indexEntry, type IndexEntry } from './index-entry';

/** What is known of an article before the scan. */
export interface Known {
  readonly id: ArticleId;
  readonly place: Place;
  readonly stamp: string;
}

/** The names in each place of a library's folder. */
export type Names = Readonly<Record<Place, readonly string[]>>;

/** What a scan found to be otherwise than known. */
export type Finding =
  /** New, or changed by somebody else. */
  | { readonly kind: 'read'; readonly entry: IndexEntry }
  /** Its folder needs care that only the library itself may take: a damaged record, leftovers, copies in conflict. */
  | { readonly kind: 'odd'; readonly id: ArticleId; readonly place: Place; readonly stamp: string }
  /** The disk wouldn't let it be read. */
  | { readonly kind: 'refused'; readonly id: ArticleId; readonly place: Place; readonly error: Failure }
  /** In both places; `entry` is the state that was changed last. */
  | { readonly kind: 'twice'; readonly entry: IndexEntry; readonly older: Place }
  /** A sync program left copies of its whole folder beside it. */
  | {
      readonly kind: 'copies';
      readonly id: ArticleId;
      readonly place: Place;
      readonly names: readonly string[];
    }
  | { readonly kind: 'gone'; readonly id: ArticleId };

/** Enough to keep a disk busy, far below any limit of open files. */
const FOLDERS_AT_ONCE = 32;
/** So many unknown articles are a lost index, which is made anew as quickly as can be. */
export const MANY = 2_000;
const NO_RECORD = 'no record';
/** In the place of a stamp that wasn't looked for: equal to none. */
const UNSEEN = '';
/** Findings are told in handfuls: one by one would cost more than the reading. */
const HANDFUL = 256;

/**
 * Compares the library's folders with what is known of them, reading only the records that changed. Changes nothing.
 * With nothing known it reads them all: so is a lost index made anew. Then it leaves for the next scan what can wait.
 *
 * Fails with `storage` when the library isn't there or can't be listed: then nothing counts as gone.
 *
 * @param tell - gets each handful of findings as soon as it is there
 * @param names - what `listNames` gave, or the share of it that this scan is for: `known` is of the same share then
 */
export async function scanLibrary(
  context: StoreContext,
  known: readonly Known[],
  tell: (findings: readonly Finding[]) => void,
  watch: Watch,
  names?: Names,
): Promise<Result<null>> {
  const listed = names === undefined ? await listNames(context) : ok(names);
  if (!listed.ok) return listed;
  const places = placesOf(listed.value);
  const quick = places.size - known.length > MANY;
  const before = new Map(known.map((each) => [each.id, each]));
  // Part by part, so that a lost index is saved while it is made.
  const all = [...places].sort(([one], [other]) => partOf(one) - partOf(other));
  let handful: Finding[] = [];
  let done = 0;
  const add = (finding: Finding): void => {
    handful.push(finding);
    if (handful.length >= HANDFUL) flush();
  };
  const flush = (): void => {
    if (handful.length > 0) tell(handful);
    handful = [];
    watch.onProgress(done, all.length);
  };
  await mapBounded(all, FOLDERS_AT_ONCE, async ([id, at]) => {
    if (watch.signal.aborted) return;
    const finding = await lookAt(context, id, at, before.get(id), quick);
    done += 1;
    if (finding !== null) add(finding);
  });
  if (watch.signal.aborted) return fail('cancelled', 'Reading the library was stopped.');
  for (const id of before.keys()) {
    // One that changed its place between the two listings is in neither.
    if (!places.has(id) && !(await isThere(context, id))) add({ kind: 'gone', id });
  }
  for (const place of PLACES) for (const copy of copiesAmong(place, listed.value[place])) add(copy);
  flush();
  return ok(null);
}

async function isThere({ files, folder }: StoreContext, id: ArticleId): Promise<boolean> {
  for (const place of PLACES) {
    try {
      await files.stat(articleFolder(folder, place, id));
      return true;
    } catch (error) {
      // What the disk doesn't let be seen isn't known to be gone.
      if (!isMissing(error)) return true;
    }
  }
  return false;
}

type FoundCopies = Extract<Finding, { readonly kind: 'copies' }>;

/** Fails with `storage` when the library isn't there or can't be listed. */
export async function listNames({ files, folder }: StoreContext): Promise<Result<Names>> {
  try {
    // A drive that isn't connected leaves an empty folder behind, which must not pass for an empty library.
    await files.stat(join(folder, LIBRARY_FILE));
    return ok({
      articles: await files.listFolder(placeFolder(folder, 'articles')),
      trash: await files.listFolder(placeFolder(folder, 'trash')),
    });
  } catch (error) {
    return storageFailure(error, 'The library can’t be read', folder);
  }
}

function placesOf(names: Names): ReadonlyMap<ArticleId, readonly Place[]> {
  const places = new Map<ArticleId, readonly Place[]>();
  for (const place of PLACES) {
    for (const name of names[place]) {
      const id = articleIdOf(name);
      if (id !== null) places.set(id, [...(places.get(id) ?? []), place]);
    }
  }
  return places;
}

async function lookAt(
  context: StoreContext,
  id: ArticleId,
  places: readonly Place[],
  known: Known | undefined,
  quick: boolean,
): Promise<Finding | null> {
  const [place, other] = places;
  if (place === undefined) return null;
  if (other !== undefined) return lookAtBoth(context, id, place, other, known);
  return lookIn(context, id, place, known, quick);
}

async function lookIn(
  context: StoreContext,
  id: ArticleId,
  place: Place,
  known: Known | undefined,
  quick: boolean,
): Promise<Finding | null> {
  const { files, folder: library } = context;
  const folder = articleFolder(library, place, id);
  try {
    if (quick) return await lookQuickly(context, id, place, folder);
    // Before the record is read: what changes meanwhile is found by the next scan.
    const present = await articleStamp(files, folder);
    const stamp = present ?? NO_RECORD;
    if (known?.place === place && known.stamp === stamp) return null;
    if (present === null) return { kind: 'odd', id, place, stamp };
    const found = await readDocument(context, articleKind, recordFile(folder));
    if (found.state === 'refused') return { kind: 'refused', id, place, error: found.error };
    const isTidy = !(await files.listFolder(folder)).some(needsCare);
    return isTidy && isWell(found, id, place)
      ? { kind: 'read', entry: indexEntry(found.data, place, stamp) }
      : { kind: 'odd', id, place, stamp };
  } catch (error) {
    const failed = storageFailure(error, `The folder “${folder}” could not be read`, library);
    return { kind: 'refused', id, place, error: failed.error };
  }
}

/**
 * Reads the record and nothing else: asking what its folder looks like and holds takes as long again. With no stamp,
 * the article is looked at once more by the next scan.
 */
async function lookQuickly(
  context: StoreContext,
  id: ArticleId,
  place: Place,
  folder: string,
): Promise<Finding> {
  const found = await readDocument(context, articleKind, recordFile(folder));
  if (found.state === 'refused') return { kind: 'refused', id, place, error: found.error };
  return isWell(found, id, place)
    ? { kind: 'read', entry: indexEntry(found.data, place, UNSEEN) }
    : { kind: 'odd', id, place, stamp: UNSEEN };
}

function isWell(
  found: Found<ArticleRecord>,
  id: ArticleId,
  place: Place,
): found is Extract<Found<ArticleRecord>, { readonly state: 'good' }> {
  return found.state === 'good' && found.data.id === id && placeOf(found.data) === place;
}

/** A sync tool or a crash can leave an article in both places: the state that was changed last is the one to show. */
async function lookAtBoth(
  context: StoreContext,
  id: ArticleId,
  place: Place,
  other: Place,
  known: Known | undefined,
): Promise<Finding | null> {
  const one = await lookIn(context, id, place, undefined, false);
  const two = await lookIn(context, id, other, undefined, false);
  if (one?.kind !== 'read') return two;
  if (two?.kind !== 'read') return one;
  const [newer, older] =
    one.entry.updatedAt < two.entry.updatedAt ? [two.entry, one.entry] : [one.entry, two.entry];
  if (known?.place === newer.place && known.stamp === newer.stamp) return null;
  return { kind: 'twice', entry: newer, older: older.place };
}

function needsCare(name: string): boolean {
  return isTemporaryName(name) || findConflictCopies([name]).records.length > 0;
}

/** Copies of folders, by the article that they stand beside. */
function copiesAmong(place: Place, names: readonly string[]): readonly FoundCopies[] {
  const present = new Set(names);
  const byId = new Map<ArticleId, string[]>();
  for (const { id, name } of findConflictCopies(names).folders) {
    if (present.has(id)) byId.set(id, [...(byId.get(id) ?? []), name]);
  }
  return [...byId].map(([id, copies]) => ({ kind: 'copies', id, place, names: copies }));
}
