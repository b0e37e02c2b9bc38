import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { NewAsset } from '#core/article/assets';
import { ok, type Result } from '#core/result';
import { writeNewFile } from './document/durable-write';
import type { FileSystem } from './document/file-system';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { assetsFolder } from './layout';

/**
 * Adds assets to an article's folder, those that it hasn't got. Durable on return; throws system errors. What is cut
 * off leaves its part in the article's own folder, where it is looked for and swept.
 */
export async function addAssets(
  files: FileSystem,
  folder: string,
  assets: readonly NewAsset[],
): Promise<void> {
  if (assets.length === 0) return;
  const into = assetsFolder(folder);
  await files.makeFolders(into);
  const there = new Set(await files.listFolder(into));
  for (const { name, bytes } of assets) {
    if (there.has(name)) continue;
    const temporary = join(folder, `${name}.${randomUUID()}.tmp`);
    try {
      await writeNewFile(files, temporary, bytes);
      await files.rename(temporary, join(into, name));
    } catch (error) {
      // What can't be removed now is swept later; the first error tells more.
      await Promise.allSettled([files.remove(temporary)]);
      throw error;
    }
  }
  await files.syncFolder(into);
  await files.syncFolder(folder);
}

/** The same for an article that is there; fails with `storage`. @param title - for messages */
export async function keepAssets(
  context: StoreContext,
  folder: string,
  title: string,
  assets: readonly NewAsset[],
): Promise<Result<null>> {
  try {
    await addAssets(context.files, folder, assets);
    return ok(null);
  } catch (error) {
    return storageFailure(error, `The images of “${title}” could not be kept`, context.folder);
  }
}
