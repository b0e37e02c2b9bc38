import type { SafeHtml } from '../html';
import { PLACE_CLASS } from './image-places';

/** The attributes of one image, by name, as they are written: use `attributeOf` for what they say. */
export type ImageAttributes = ReadonlyMap<string, string>;

/**
 * One tag as parsers of HTML write it: lower-case names, values in double quotes in which a quote is escaped. So a `<`
 * or `>` inside a value can't be taken for a tag's end or beginning. Sanitised markup has no comments and no raw text.
 */
const TAG = /<(\/?[a-z][^\s/>]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=>]+)(?:="([^"]*)")?/g;
/** A place of an older article. It is empty, and no attribute's value can hold the quotes of its class. */
const OLD_PLACE = /<span((?:\s+[^\s=>]+(?:="[^"]*")?)*)><\/span>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', nbsp: '\u00a0', lt: '<', gt: '>' };

/** The images of sanitised markup, kept or missing, in order. */
export function imagesIn(html: SafeHtml): readonly ImageAttributes[] {
  const images: ImageAttributes[] = [];
  for (const [, name, written = ''] of renewed(html).matchAll(TAG)) {
    if (name === 'img') images.push(attributesIn(written));
  }
  return images;
}

/** Sanitised markup with other attributes for its images. Gives the same markup where `rewrite` gives the same ones. */
export function rewriteImages(
  html: SafeHtml,
  rewrite: (image: ImageAttributes) => ImageAttributes,
): SafeHtml {
  return replaceImages(html, (image) => imageTag(rewrite(image))) as SafeHtml;
}

/** Markup with something else in the place of each image. What `replace` gives is taken as it is. */
export function replaceImages(html: SafeHtml, replace: (image: ImageAttributes) => string): string {
  return renewed(html).replace(TAG, (tag: string, name: string, written: string) =>
    name === 'img' ? replace(attributesIn(written)) : tag,
  );
}

/** What an attribute says; null when the image hasn't got it. */
export function attributeOf(image: ImageAttributes, name: string): string | null {
  const written = image.get(name);
  if (written === undefined) return null;
  return written.replace(/&(amp|quot|nbsp|lt|gt);/g, (entity, key: string) => ENTITIES[key] ?? entity);
}

/** The image with other values for some attributes; null takes one off. */
export function withAttributes(
  image: ImageAttributes,
  values: Readonly<Record<string, string | null>>,
): ImageAttributes {
  const changed = new Map(image);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) changed.delete(name);
    else changed.set(name, attributeText(value));
  }
  return changed;
}

export function imageTag(image: ImageAttributes): string {
  return `<img${[...image].map(([name, written]) => ` ${name}="${written}"`).join('')}>`;
}

/** A value as it is written between double quotes. */
export function attributeText(value: string): string {
  return value
    .replace(/&/g, '&amp;')
    .replace(/\u00a0/g, '&nbsp;')
    .replace(/"/g, '&quot;');
}

function attributesIn(written: string): ImageAttributes {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) attributes.set(name, value);
  return attributes;
}

function renewed(html: SafeHtml): string {
  return html.replace(OLD_PLACE, (tag: string, written: string) => {
    const place = attributesIn(written);
    if (place.get('class') !== PLACE_CLASS) return tag;
    return imageTag(
      new Map([
        ['alt', place.get('aria-label') ?? ''],
        ['data-address', place.get('data-src') ?? ''],
        ['data-missing', 'waiting'],
      ]),
    );
  });
}
