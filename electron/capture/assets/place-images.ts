import { assetSource, type LateImage, type NewAsset } from '#core/article/assets';
import type { SafeHtml } from '#core/html';
import {
  attributeOf,
  imagesIn,
  rewriteImages,
  withAttributes,
  type ImageAttributes,
} from '#core/sanitize/image-tags';
import type { GatheredImages } from './gather-images';
import type { ImageSize } from './image-size';

/** Markup whose images are assets or named places, with the assets that it names. */
export interface PlacedImages {
  readonly html: SafeHtml;
  /** Each once. */
  readonly assets: readonly NewAsset[];
  /** Left out where there is none, or where it couldn't be had. */
  readonly leadImage?: LateImage;
}

/** What has to be got for each image of the markup that isn't an asset: an address or a data URL. In order. */
export function imageSources(html: SafeHtml): readonly string[] {
  return imagesIn(html).flatMap((image) => sourceOf(image) ?? []);
}

/**
 * Puts what was gathered into the markup.
 * @param lead address of the lead image, which has no place there of its own; null when there is none
 */
export function placeImages(html: SafeHtml, lead: string | null, gathered: GatheredImages): PlacedImages {
  const assets = new Map<string, NewAsset>();
  const placed = rewriteImages(html, (image) => {
    const outcome = gathered.get(sourceOf(image) ?? '');
    if (outcome === undefined) return image;
    if (outcome.kind === 'missing') return withAttributes(image, { src: null, 'data-missing': outcome.reason });
    assets.set(outcome.asset.name, outcome.asset);
    return withAttributes(image, {
      src: assetSource(outcome.asset.name),
      'data-missing': null,
      ...sizeAttributes(image, outcome.size),
    });
  });
  const outcome = lead === null ? undefined : gathered.get(lead);
  if (lead === null || outcome?.kind !== 'kept') return { html: placed, assets: [...assets.values()] };
  assets.set(outcome.asset.name, outcome.asset);
  const leadImage = { address: lead, name: outcome.asset.name };
  return { html: placed, assets: [...assets.values()], leadImage };
}

function sourceOf(image: ImageAttributes): string | null {
  const source = attributeOf(image, 'src');
  if (source?.startsWith('data:') === true) return source;
  return attributeOf(image, 'data-missing') === null ? null : attributeOf(image, 'data-address');
}

/**
 * Width and height together, so that the text below doesn't jump when the image is drawn: the page's own width or
 * height where it gave one in pixels, in the image's proportions.
 */
function sizeAttributes(image: ImageAttributes, size: ImageSize | null): Readonly<Record<string, string>> {
  if (size === null) return {};
  const [width, height] = [pixels(image, 'width'), pixels(image, 'height')];
  const scale = width !== null ? width / size.width : height !== null ? height / size.height : 1;
  const scaled = (length: number): string => String(Math.max(1, Math.round(length * scale)));
  return { width: scaled(size.width), height: scaled(size.height) };
}

function pixels(image: ImageAttributes, name: 'width' | 'height'): number | null {
  const given = attributeOf(image, name) ?? '';
  return /^\d+$/.test(given) && Number(given) > 0 ? Number(given) : null;
}
