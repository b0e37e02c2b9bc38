import type { ArticleId, HighlightId } from '#core/ids';
import type { Library } from './library';

/** The article that a highlight is in, also for a removed one. */
export async function articleOf(library: Library, id: HighlightId): Promise<ArticleId | undefined> {
  const known = library.articleOf(id);
  if (known !== undefined) return known;
  // It may be in an article that isn't known yet.
  await library.complete();
  return library.articleOf(id);
}
