import {
  assetNameOf,
  assetSource,
  isMissingReason,
  type LateImage,
  type MissingReason,
} from '../article/assets';
import type { SafeHtml } from '../html';
import { attributeOf, imagesIn, rewriteImages, withAttributes } from './image-tags';

/** What the markup of an article says of one of its images. */
export interface ImageEntry {
  readonly address: string | null;
  /** Of the asset; null when it is missing or stands in the markup itself. */
  readonly name: string | null;
  readonly missing: MissingReason | null;
}

/** Puts images that came after the text was saved into their places. */
export function withLateImages(html: SafeHtml, late: readonly LateImage[]): SafeHtml {
  if (late.length === 0) return html;
  const names = new Map(late.map(({ address, name }) => [address, name]));
  return rewriteImages(html, (image) => {
    const name = names.get(attributeOf(image, 'data-address') ?? '');
    if (name === undefined || !image.has('data-missing')) return image;
    return withAttributes(image, { src: assetSource(name), 'data-missing': null });
  });
}

/** The images of sanitised markup, in order. */
export function imageEntries(html: SafeHtml): readonly ImageEntry[] {
  return imagesIn(html).map((image) => {
    const reason = attributeOf(image, 'data-missing') ?? '';
    return {
      address: attributeOf(image, 'data-address'),
      name: assetNameOf(attributeOf(image, 'src') ?? ''),
      missing: isMissingReason(reason) ? reason : null,
    };
  });
}
