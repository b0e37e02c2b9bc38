/** What an article's images are kept as: a file named after the SHA-256 of its bytes, and its format. */
export const ASSET_FORMATS = ['png', 'jpg', 'gif', 'webp', 'avif', 'bmp', 'ico', 'svg'] as const;
export type AssetFormat = (typeof ASSET_FORMATS)[number];

/** The name of an image that is kept. Apart from its schema, so that the window's bundle needs none. */
export const ASSET_NAME = /^[0-9a-f]{64}\.(?:png|jpg|gif|webp|avif|bmp|ico|svg)$/;

/** The folder of an article's assets, in the article's folder and in the addresses that its markup has for them. */
export const ASSETS = 'assets';

/** An image to be kept with an article. */
export interface NewAsset {
  /** As `ASSET_NAME` says. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An image that could be had only after its article was saved: the text names its address, the record its file. */
export interface LateImage {
  /** As `data-address` of the text has it. */
  readonly address: string;
  readonly name: string;
}

/** Why an image isn't kept. The codes stand in stored markup, so they are added to, never renamed. */
export const MISSING_REASONS = [
  'waiting', // nobody has asked for it yet
  'unreachable', // no answer, or an answer that broke off
  'refused', // the server answered with an error
  'not-image', // what came is no image that can be shown
  'too-large', // over the limit for one image, in bytes or in pixels
  'not-followed', // its address leads where no page may send: a private network, another scheme
  'too-many', // the article's images are over their limit together
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** How stored markup names an asset: as the file lies in the article's folder. */
export function assetSource(name: string): string {
  return `${ASSETS}/${name}`;
}

/** The name in such a source, or null for any other. */
export function assetNameOf(source: string): string | null {
  if (!source.startsWith(`${ASSETS}/`)) return null;
  const name = source.slice(ASSETS.length + 1);
  return ASSET_NAME.test(name) ? name : null;
}

export function isMissingReason(word: string): word is MissingReason {
  return (MISSING_REASONS as readonly string[]).includes(word);
}

/** Late images of two copies of an article together, by address; of two files for one address always the same one. */
export function mergeLateImages(ones: readonly LateImage[], others: readonly LateImage[]): LateImage[] {
  const names = new Map<string, string>();
  for (const { address, name } of [...ones, ...others]) {
    const known = names.get(address);
    names.set(address, known === undefined || name > known ? name : known);
  }
  return [...names]
    .map(([address, name]) => ({ address, name }))
    .sort((one, other) => (one.address < other.address ? -1 : 1));
}
