import { join } from 'node:path';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Failure, type Result } from '#core/result';
import { mapBounded } from '../bounded';
import { articleKind } from '../document-kinds';
import { isTemporaryName } from '../document/durable-write';
import { readDocument } from '../document/read-document';
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
import { articleLooks } from './article-looks';
import { indexEntry, type IndexEntry } from './index-entry';

/** What is known of an article before the scan. */
export interface Known {
  readonly id: ArticleId;
  readonly place: Place;
  readonly stamp: string;
}

/** The part of a scan that one of several threads does. */
export interface Share {
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

const WHOLE: Share = { index: 0, of: 1 };

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
const ID_LENGTH = 36;
const NO_RECORD = 'no record';
/** Findings are told in handfuls: one by one would cost more than the reading. */
const HANDFUL = 256;

/**
 * Compares the library's folders with what is known of them, reading only the records that changed. Changes nothing.
 * With nothing known it reads them all: so is a lost index made anew. Then it leaves for the next scan what can wait.
 *
 * Fails with `storage` when the library isn't there or can't be listed: then nothing counts as gone.
 *
 * @param tell - gets each handful of findings as soon as it is there
 */
export async function scanLibrary(
  context: StoreContext,
  known: readonly Known[],
  tell: (findings: readonly Finding[]) => void,
  watch: Watch,
  share: Share = WHOLE,
): Promise<Result<null>> {
  const listed = await listArticles(context, share);
  if (!listed.ok) return listed;
  const { places, copies } = listed.value;
  const quick = places.size * share.of - known.length > MANY;
  const before = new Map(known.filter(({ id }) => isIn(share, id)).map((each) => [each.id, each]));
  const all = [...places];
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
  for (const copy of copies) add(copy);
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

/**
 * Whether an article is in the share, by the last digits of its id, which are random; or a name that begins with one.
 */
function isIn({ index, of }: Share, name: string): boolean {
  return Number.parseInt(name.slice(ID_LENGTH - 4, ID_LENGTH), 16) % of === index;
}

interface Listed {
  readonly places: ReadonlyMap<ArticleId, readonly Place[]>;
  readonly copies: readonly FoundCopies[];
}

async function listArticles(context: StoreContext, share: Share): Promise<Result<Listed>> {
  const { files, folder } = context;
  const places = new Map<ArticleId, readonly Place[]>();
  const copies: FoundCopies[] = [];
  try {
    // A drive that isn't connected leaves an empty folder behind, which must not pass for an empty library.
    await files.stat(join(folder, LIBRARY_FILE));
    for (const place of PLACES) {
      const all = await files.listFolder(placeFolder(folder, place));
      const names = all.filter((name) => isIn(share, name));
      for (const name of names) {
        const id = articleIdOf(name);
        if (id !== null) places.set(id, [...(places.get(id) ?? []), place]);
      }
      copies.push(...copiesAmong(place, names));
    }
    return ok({ places, copies });
  } catch (error) {
    return storageFailure(error, 'The library can’t be read', folder);
  }
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
    // Before the record is read: what changes meanwhile is found by the next scan.
    const looks = await articleLooks(files, folder);
    const stamp = looks?.stamp ?? NO_RECORD;
    if (known?.place === place && known.stamp === stamp) return null;
    if (looks === null) return { kind: 'odd', id, place, stamp };
    const found = await readDocument(context, articleKind, recordFile(folder));
    // Listing a folder costs more than reading its record. Not known to be tidy, it is looked at again by the next
    // scan.
    const isListed = !quick || looks.touchedSince;
    const names = isListed ? await files.listFolder(folder) : [];
    if (found.state === 'refused') return { kind: 'refused', id, place, error: found.error };
    const isWell =
      found.state === 'good' &&
      found.data.id === id &&
      placeOf(found.data) === place &&
      !names.some(needsCare);
    return isWell
      ? { kind: 'read', entry: indexEntry(found.data, place, isListed ? stamp : '') }
      : { kind: 'odd', id, place, stamp };
  } catch (error) {
    const failed = storageFailure(error, `The folder “${folder}” could not be read`, library);
    return { kind: 'refused', id, place, error: failed.error };
  }
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
