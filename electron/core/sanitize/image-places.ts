/**
 * Where an image belongs that isn't in the library: an empty `<span class="missing-image">` with the image's own
 * address in `data-src` and its description as its label. Nothing loads it; the reader draws a frame around the label,
 * and a later fetch can put the image in its place. It holds no text, so no offset changes when that happens.
 */
export const PLACE_CLASS = 'missing-image';

const UNDESCRIBED = 'Image';
const LONGEST_DESCRIPTION = 1000;

const KEPT_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s%]+$/i;
/** 2 MB in base64. */
const LONGEST_KEPT_IMAGE = Math.ceil((2_000_000 * 4) / 3) + 100;
const WEB_IMAGE = /^https?:\/\//i;

/** As small as this in either direction, an image counts visitors or moves layout about. */
const LARGEST_TRACKER = 2;

/** An image that is kept inside the markup. */
export function isKeptImage(source: string): boolean {
  return source.length <= LONGEST_KEPT_IMAGE && KEPT_IMAGE.test(source);
}

/** An image that would have to be fetched. */
export function isWebImage(source: string): boolean {
  return WEB_IMAGE.test(source);
}

/** Keeps an image that is inside the markup, puts a place in the stead of one that isn't, removes the rest. */
export function settleImage(image: Element): void {
  const source = image.getAttribute('src') ?? '';
  if (isKeptImage(source)) return;
  if (!isWebImage(source) || isTracker(image)) {
    image.remove();
    return;
  }
  const place = image.ownerDocument.createElement('span');
  place.setAttribute('class', PLACE_CLASS);
  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', descriptionOf(image));
  place.setAttribute('data-src', source);
  image.replaceWith(place);
}

function descriptionOf(image: Element): string {
  const described = image.getAttribute('alt') ?? image.getAttribute('title') ?? '';
  return described.replace(/\s+/g, ' ').trim().slice(0, LONGEST_DESCRIPTION) || UNDESCRIBED;
}

function isTracker(image: Element): boolean {
  return ['width', 'height'].some((name) => {
    const length = Number.parseInt(image.getAttribute(name) ?? '', 10);
    return length <= LARGEST_TRACKER;
  });
}
