import { dirname, join } from 'node:path';
import type { ArticleId } from '#core/ids';
import type { Tombstone } from '#core/merge/tombstone';
import { fail, ok, type Result } from '#core/result';
import { Document } from './document/document';
import { lastGoodPath } from './document/durable-json-file';
import { readKept } from './document/read-kept';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { isMissing } from './document/system-error';
import { tombstoneKind } from './document-kinds';
import { articleIdOf } from './layout';

const NOT_DELETED = 'The article could not be deleted for good';

export function tombstonesFolder(library: string): string {
  return join(library, 'tombstones');
}

export function tombstoneFile(library: string, id: ArticleId): string {
  return join(tombstonesFolder(library), `${id}.json`);
}

/** The articles that have a tombstone. Throws system errors, but not of a folder that isn't there. */
export async function listTombstones({ files, folder }: StoreContext): Promise<ReadonlySet<ArticleId>> {
  try {
    const names = await files.listFolder(tombstonesFolder(folder));
    const ids = names.map((name) => articleIdOf(name.replace(/\.json(\.last-good)?$/, '')));
    return new Set(ids.filter((id) => id !== null));
  } catch (error) {
    if (isMissing(error)) return new Set();
    throw error;
  }
}

/** The tombstone of an article; null when it has none. Changes nothing. */
export async function readTombstone(context: StoreContext, id: ArticleId): Promise<Result<Tombstone | null>> {
  const path = tombstoneFile(context.folder, id);
  const found = await readKept(context, tombstoneKind, path);
  switch (found.state) {
    case 'good':
      return ok(found.data);
    case 'missing':
      return ok(null);
    case 'unusable':
      return fail(found.code, `The file “${path}” ${found.reason}.`);
    case 'refused':
      return { ok: false, error: found.error };
  }
}

/** Durable on return. */
export async function writeTombstone(
  context: StoreContext,
  tombstone: Tombstone,
): Promise<Result<Tombstone>> {
  const { files, folder } = context;
  const tombstones = tombstonesFolder(folder);
  try {
    await files.makeFolders(tombstones);
    await files.syncFolder(dirname(tombstones));
  } catch (error) {
    return storageFailure(error, NOT_DELETED, folder);
  }
  const path = tombstoneFile(folder, tombstone.id);
  const made = await Document.create(context, tombstoneKind, path, tombstone, NOT_DELETED);
  return made.ok ? ok(made.value.data) : made;
}

/**
 * Forgets that an article was deleted for good, because it is here again. Durable on return; one that isn't there is no
 * error. Throws system errors.
 */
export async function removeTombstone({ files, folder }: StoreContext, id: ArticleId): Promise<void> {
  const path = tombstoneFile(folder, id);
  // The copy goes first: on its own it would take the place of the other.
  await files.remove(lastGoodPath(path));
  await files.remove(path);
  try {
    await files.syncFolder(tombstonesFolder(folder));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
