import type { ArticleId } from '#core/ids';

/** The scheme that images of articles are shown from. */
export const ASSET_SCHEME = 'commonplace-asset';

/** Where the window finds an image that is kept with an article. */
export function assetAddress(id: ArticleId, name: string): string {
  return `${ASSET_SCHEME}://${id}/${name}`;
}
