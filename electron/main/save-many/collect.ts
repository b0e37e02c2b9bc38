import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { isSystemError } from '../../library/document/system-error';
import { folderItems } from './folder-items';
import type { Collection } from './save-item';
import { zipItems } from './zip-items';

/**
 * What a path holds when it is a folder or a zip file; null for everything else, also for what isn't there: saving it
 * says so. Fails when nothing in it can be saved.
 */
export async function collectionAt(path: string): Promise<Result<Collection | null>> {
  const kind = await kindOf(path);
  if (kind === 'other') return ok(null);
  const collection = kind === 'folder' ? await folderItems(path) : await zipItems(path);
  if (!collection.ok || collection.value.items.length > 0) return collection;
  collection.value.close();
  return fail('empty', `There is no page and no text in ${basename(path)}. Nothing was saved.`);
}

/** Whether a path is of a folder, or of a zip file. */
export async function isCollection(path: string): Promise<boolean> {
  return (await kindOf(path)) !== 'other';
}

async function kindOf(path: string): Promise<'folder' | 'zip' | 'other'> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return 'folder';
    return facts.isFile() && /\.zip$/i.test(path) ? 'zip' : 'other';
  } catch (error) {
    if (!isSystemError(error) && !(error instanceof TypeError)) throw error;
    return 'other';
  }
}
