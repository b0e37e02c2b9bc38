import { join } from 'node:path';
import { ASSET_SCHEME } from '#contract/asset-address';
import { ASSET_NAME, type AssetFormat } from '#core/article/assets';
import { articleIdSchema } from '#core/ids';
import { articleFolder, assetsFolder } from '../library/layout';

/** A file that an address of the scheme names, and its type. */
export interface AssetFile {
  readonly file: string;
  readonly type: string;
}

const TYPES: Readonly<Record<AssetFormat, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
};

const ADDRESS = new RegExp(`^${ASSET_SCHEME}://([^/?#]+)/([^/?#]+)$`);

/**
 * The asset that an address names: of an article that isn't in the trash, by a name as assets have it. Null for any
 * other address, however it is written.
 *
 * @param library - the folder
 */
export function assetFileOf(address: string, library: string): AssetFile | null {
  const [, host, name = ''] = ADDRESS.exec(address) ?? [];
  const id = articleIdSchema.safeParse(host);
  if (!id.success || !ASSET_NAME.test(name)) return null;
  const format = name.slice(name.indexOf('.') + 1) as AssetFormat;
  const file = join(assetsFolder(articleFolder(library, 'articles', id.data)), name);
  return { file, type: TYPES[format] };
}
