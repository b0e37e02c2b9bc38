import { assetNameOf, isMissingReason } from '../article/assets';

/**
 * An image that isn't in the library is an `<img>` without a source: `data-address` says where it is on the web,
 * `data-missing` why it isn't here. Nothing loads it; the reader shows a labelled place, and a later fetch can put the
 * image there. It holds no text, so no offset changes when that happens.
 *
 * Articles saved before images were kept have an empty `<span class="missing-image" data-src>` instead.
 */
export const PLACE_CLASS = 'missing-image';

/** Images inside the markup: *few* are the kinds and sizes that older articles hold, *any* is what pages may bring. */
export type InlineImages = 'few' | 'any';

const LONGEST_DESCRIPTION = 1000;

const KEPT_INLINE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s%]+$/i;
const ANY_INLINE = /^data:image\/[\w.+-]+[;,]/i;
/** 2 MB and 20 MB in base64. */
const LONGEST_INLINE: Readonly<Record<InlineImages, number>> = { few: 2_666_767, any: 26_666_767 };
const WEB_IMAGE = /^https?:\/\//i;

/** As small as this in either direction, an image counts visitors or moves layout about. */
const LARGEST_TRACKER = 2;

/** An image inside the markup that may stay there. */
export function isInlineImage(source: string, inline: InlineImages): boolean {
  if (source.length > LONGEST_INLINE[inline]) return false;
  return (inline === 'any' ? ANY_INLINE : KEPT_INLINE).test(source);
}

/** An image that would have to be fetched. */
export function isWebImage(source: string): boolean {
  return WEB_IMAGE.test(source);
}

/** Keeps an image that is here, makes a place of one that isn't, removes one that can't be had. */
export function settleImage(image: Element, inline: InlineImages): void {
  const source = image.getAttribute('src') ?? '';
  if (isInlineImage(source, inline) || assetNameOf(source) !== null) {
    image.removeAttribute('data-missing');
    return;
  }
  image.removeAttribute('src');
  if (isWebImage(source) && !isTracker(image)) {
    image.setAttribute('data-address', source);
    image.setAttribute('data-missing', 'waiting');
  } else if (!isMissingReason(image.getAttribute('data-missing') ?? '')) image.remove();
}

/** Gives the place of an older article the form that places have now. */
export function renewPlace(place: Element): void {
  const address = place.getAttribute('data-src');
  if (address === null) return;
  const image = place.ownerDocument.createElement('img');
  image.setAttribute('alt', place.getAttribute('aria-label') ?? '');
  image.setAttribute('data-address', address);
  image.setAttribute('data-missing', 'waiting');
  place.replaceWith(image);
}

/** What a place is called where its image says nothing of itself. */
export function placeLabel(description: string): string {
  return description.replace(/\s+/g, ' ').trim().slice(0, LONGEST_DESCRIPTION) || 'Image';
}

function isTracker(image: Element): boolean {
  return ['width', 'height'].some((name) => {
    const length = Number.parseInt(image.getAttribute(name) ?? '', 10);
    return length <= LARGEST_TRACKER;
  });
}
