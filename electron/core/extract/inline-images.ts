import { parseSrcset } from './page-images';

/** An image that came along with a page: the address that the page calls it by, and the image as a data URL. */
export interface CarriedImage {
  readonly address: string;
  readonly data: string;
}

/** Of all images put into one page, in characters: one that is named a thousand times must not fill memory. */
const MOST_INLINED = 60_000_000;

/**
 * Gives the images of a page that came with it (in a web archive) their data as source, in place. Others keep their
 * addresses.
 * @param url where the page was found, or null
 */
export function inlineImages(document: Document, images: readonly CarriedImage[], url: string | null): void {
  if (images.length === 0) return;
  const declared = document.querySelector('base[href]')?.getAttribute('href') ?? undefined;
  const base = resolved(declared, url) ?? url;
  const byAddress = new Map<string, string>();
  for (const { address, data } of images) {
    byAddress.set(address, data);
    const whole = resolved(address, base);
    if (whole !== null && !byAddress.has(whole)) byAddress.set(whole, data);
  }
  let inlined = 0;
  for (const image of document.querySelectorAll('img')) {
    const data = candidatesOf(image)
      .map((address) => byAddress.get(address) ?? byAddress.get(resolved(address, base) ?? ''))
      .find((found) => found !== undefined);
    if (data === undefined || inlined + data.length > MOST_INLINED) continue;
    inlined += data.length;
    for (const source of image.closest('picture')?.querySelectorAll('source') ?? []) source.remove();
    for (const name of image.getAttributeNames()) {
      if (name === 'srcset' || name === 'sizes' || name.startsWith('data-')) image.removeAttribute(name);
    }
    image.setAttribute('src', data);
  }
}

/** Every address that an image could be shown from; what the browser showed when it saved comes first. */
function candidatesOf(image: Element): readonly string[] {
  const own = image.getAttribute('src')?.trim() ?? '';
  const sources = [...(image.closest('picture')?.querySelectorAll('source') ?? [])];
  const sets = [image, ...sources].flatMap((each) => [...parseSrcset(each.getAttribute('srcset') ?? '')]);
  const late = image.getAttributeNames().filter((name) => name.startsWith('data-'));
  return [
    own,
    ...sets.map(({ address }) => address),
    ...late.map((name) => image.getAttribute(name) ?? ''),
  ].filter((address) => address !== '');
}

function resolved(address: string | undefined, base: string | null): string | null {
  if (address === undefined || !URL.canParse(address, base ?? undefined)) return null;
  return new URL(address, base ?? undefined).href;
}
