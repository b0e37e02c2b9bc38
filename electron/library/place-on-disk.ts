import type { ArticleId } from '#core/ids';
import type { StoreContext } from './document/store-context';
import { isSystemError } from './document/system-error';
import { articleStamp } from './index/article-stamp';
import { articleFolder, PLACES, type Place } from './layout';

/** Where an article's folder lies; null when it is in neither place, or the disk can't say. */
export async function placeOnDisk({ files, folder }: StoreContext, id: ArticleId): Promise<Place | null> {
  try {
    for (const place of PLACES) {
      if ((await articleStamp(files, articleFolder(folder, place, id))) !== null) return place;
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
  return null;
}
