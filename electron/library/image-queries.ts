import type { QueryArgs, QueryReply } from '#contract/calls';
import { assetSource, type LateImage } from '#core/article/assets';
import { ok } from '#core/result';
import { imageEntries, withLateImages, type ImageEntry } from '#core/sanitize/late-images';
import type { Library } from './library';
import { liveArticle } from './live-article';

/** The images of an article, as its shown version has them, then its lead image where that isn't one of them. */
export async function listImages(
  library: Library,
  { id }: QueryArgs<'article.images'>,
): Promise<QueryReply<'article.images'>> {
  const record = await library.record(id);
  if (!record.ok) return record;
  const live = liveArticle(record.value);
  if (!live.ok) return live;
  const content = await library.content(id, record.value.version);
  if (!content.ok) return content;
  const { image: lead, lateImages = [] } = record.value;
  const entries = imageEntries(withLateImages(content.value.html, lateImages));
  const isApart = lead !== undefined && entries.every(({ address }) => address !== lead);
  return ok(
    [...entries, ...(isApart ? [leadEntry(lead, lateImages)] : [])].map(({ address, name, missing }) => ({
      address,
      file: name === null ? null : assetSource(name),
      missing,
    })),
  );
}

function leadEntry(address: string, late: readonly LateImage[]): ImageEntry {
  const name = late.find((image) => image.address === address)?.name ?? null;
  return { address, name, missing: name === null ? 'waiting' : null };
}
