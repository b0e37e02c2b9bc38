import type { QueryArgs, QueryReply } from '#contract/calls';
import { assetSource } from '#core/article/assets';
import { ok } from '#core/result';
import { imageEntries, withLateImages } from '#core/sanitize/late-images';
import type { Library } from './library';
import { liveArticle } from './live-article';

/** The images of an article, as its shown version has them. */
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
  const entries = imageEntries(withLateImages(content.value.html, record.value.lateImages ?? []));
  return ok(
    entries.map(({ address, name, missing }) => ({
      address,
      file: name === null ? null : assetSource(name),
      missing,
    })),
  );
}
