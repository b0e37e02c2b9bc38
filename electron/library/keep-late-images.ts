import type { ArticleRecord } from '#core/article/article';
import { mergeLateImages, type LateImage, type NewAsset } from '#core/article/assets';
import type { ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import type { Library } from './library';
import { liveArticle } from './live-article';

/**
 * Keeps images that came after their article was saved, durable on return: first the files, then what the record says
 * of them, so that nothing names a file that isn't there. Texts that have one of the addresses show it from then on.
 */
export async function keepLateImages(
  library: Library,
  id: ArticleId,
  images: readonly LateImage[],
  assets: readonly NewAsset[],
): Promise<Result<ArticleRecord>> {
  const added = await library.addAssets(id, assets);
  if (!added.ok) return added;
  const changed = await library.change(id, (record, now) => {
    const live = liveArticle(record);
    if (!live.ok) return live;
    const lateImages = mergeLateImages(record.lateImages ?? [], images);
    return ok({ record: { ...record, lateImages, updatedAt: now } });
  });
  return changed.ok ? ok(changed.value.record) : changed;
}
