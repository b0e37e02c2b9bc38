import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import type { Tombstone } from '#core/merge/tombstone';
import { fail, ok, type Result } from '#core/result';
import { readKept } from '../document/read-kept';
import type { StoreContext } from '../document/store-context';
import { isMissing } from '../document/system-error';
import { articleKind } from '../document-kinds';
import { articleFolder, articleIdOf, placeFolder, PLACES, recordFile, type Place } from '../layout';
import { listTombstones, readTombstone } from '../tombstones';

/** An article as it lies in a library. */
export interface Present {
  readonly place: Place;
  readonly record: ArticleRecord;
}

/** What a library holds of an article: both are null when it never had it. */
export interface ArticleState {
  readonly article: Present | null;
  readonly tombstone: Tombstone | null;
}

/** What there is in a library, by name. */
export interface Listing {
  readonly places: ReadonlyMap<ArticleId, readonly Place[]>;
  readonly tombstones: ReadonlySet<ArticleId>;
}

/** Throws system errors; a library without a trash is none. */
export async function listState(context: StoreContext): Promise<Listing> {
  const places = new Map<ArticleId, readonly Place[]>();
  for (const place of PLACES) {
    for (const name of await namesIn(context, place)) {
      const id = articleIdOf(name);
      if (id !== null) places.set(id, [...(places.get(id) ?? []), place]);
    }
  }
  return { places, tombstones: await listTombstones(context) };
}

async function namesIn({ files, folder }: StoreContext, place: Place): Promise<readonly string[]> {
  try {
    return await files.listFolder(placeFolder(folder, place));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Changes nothing. An article that lies in both places counts as what was changed last. */
export async function readState(
  context: StoreContext,
  listing: Listing,
  id: ArticleId,
): Promise<Result<ArticleState>> {
  let article: Present | null = null;
  for (const place of listing.places.get(id) ?? []) {
    const record = await readRecord(context, articleFolder(context.folder, place, id), id);
    if (!record.ok) return record;
    if (article === null || article.record.updatedAt < record.value.updatedAt) {
      article = { place, record: record.value };
    }
  }
  const tombstone = listing.tombstones.has(id) ? await readTombstone(context, id) : ok(null);
  return tombstone.ok ? ok({ article, tombstone: tombstone.value }) : tombstone;
}

async function readRecord(
  context: StoreContext,
  folder: string,
  id: ArticleId,
): Promise<Result<ArticleRecord>> {
  const path = recordFile(folder);
  const found = await readKept(context, articleKind, path);
  switch (found.state) {
    case 'good':
      if (found.data.id === id) return ok(found.data);
      return fail('damaged', `The folder “${folder}” holds another article (${found.data.id}).`);
    case 'missing':
      return fail('damaged', `The file “${path}” is not there.`);
    case 'unusable':
      return fail(found.code, `The file “${path}” ${found.reason}.`);
    case 'refused':
      return { ok: false, error: found.error };
  }
}
