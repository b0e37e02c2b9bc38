import { assetNameOf, isMissingReason } from '../article/assets';
import { isInlineImage, isWebImage, PLACE_CLASS, type InlineImages } from './image-places';

/** The place of something that can't be kept: a link to it, with its picture. */
export const EMBED_CLASS = 'embed';
/** Text whose lines break where the author broke them. */
export const VERSE_CLASS = 'verse';
const CODE_CLASS = /^language-[\w+#.-]{1,40}$/;
const LENGTH = /^\d{1,5}%?$/;
/** Absolute addresses and places in the article itself; white space and controls inside a scheme are not taken. */
const LINK = /^(?:https?:\/\/|mailto:|#)/i;

/**
 * Whether an attribute that the vocabulary knows may stand on this element with this value.
 * @param tag local name, lower case
 * @param name attribute name, lower case
 */
export function attributeMayStay(tag: string, name: string, value: string, inline: InlineImages): boolean {
  switch (name) {
    case 'class':
      if (tag === 'span') return value === PLACE_CLASS;
      if (tag === 'figure') return value === EMBED_CLASS;
      if (value === VERSE_CLASS) return tag === 'p' || tag === 'pre';
      return (tag === 'code' || tag === 'pre') && CODE_CLASS.test(value);
    case 'alttext':
      return tag === 'math';
    case 'href':
      return tag === 'a' && LINK.test(value);
    case 'src':
      return (
        tag === 'img' && (isInlineImage(value, inline) || assetNameOf(value) !== null || isWebImage(value))
      );
    case 'data-address':
      return tag === 'img' && isWebImage(value);
    case 'data-missing':
      return tag === 'img' && isMissingReason(value);
    case 'data-src':
      return tag === 'span' && isWebImage(value);
    case 'role':
      return tag === 'span' && value === 'img';
    case 'aria-label':
      return tag === 'span';
    case 'width':
    case 'height':
      return LENGTH.test(value);
    case 'dir':
      return /^(?:ltr|rtl|auto)$/i.test(value);
    case 'type':
      return tag === 'ol' && /^[1aAiI]$/.test(value);
    default:
      return true;
  }
}
