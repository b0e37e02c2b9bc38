import { chooseEncoding } from '#core/extract/choose-encoding';
import type { CarriedImage } from '#core/extract/inline-images';
import { imagesNamedIn } from '#core/extract/named-images';
import { imageFormat } from '../assets/image-format';
import { LIMITS } from '../assets/gather-images';

/** What lies where a page names a file. */
export type FileBeside =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  /** Nothing, or nothing that may be read. */
  | { readonly kind: 'missing' }
  /** Not within what was given to be saved. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'too-large' };

/** Reads the file of a relative address, up to so many bytes. */
export type ReadBeside = (address: string, most: number) => Promise<FileBeside>;

/** The images of a page that was read from a file, and what is to be said of them. */
export interface ImagesBeside {
  readonly images: readonly CarriedImage[];
  readonly notes: readonly string[];
}

/** Together, in bytes: they go through the extractor page beside the markup. */
const MOST_BYTES = 40_000_000;
/** Names in one note. */
const MOST_NAMES = 10;

/** Takes in the images that lie beside a page where it names them. Each that isn't taken is told. */
export async function imagesBeside(
  page: Uint8Array,
  format: 'html' | 'markdown',
  read: ReadBeside,
): Promise<ImagesBeside> {
  const encoding = chooseEncoding(page, { charset: null, markup: format === 'html' });
  const named = imagesNamedIn(new TextDecoder(encoding).decode(page), format);
  const images: CarriedImage[] = [];
  const left = new Map<keyof typeof LEFT, string[]>();
  const leave = (reason: keyof typeof LEFT, address: string): void => {
    left.set(reason, [...(left.get(reason) ?? []), address]);
  };
  let taken = 0;
  let bytes = 0;
  for (const address of named) {
    if (taken === LIMITS.images || bytes >= MOST_BYTES) {
      leave('too-many', address);
      continue;
    }
    const file = await read(address, LIMITS.bytesEach);
    if (file.kind !== 'found') {
      leave(file.kind, address);
      continue;
    }
    const type = imageFormat(file.bytes);
    if (type === null) leave('not-image', address);
    else if (bytes + file.bytes.byteLength > MOST_BYTES) leave('too-many', address);
    else {
      taken += 1;
      bytes += file.bytes.byteLength;
      const data = `data:image/${type};base64,${Buffer.from(file.bytes).toString('base64')}`;
      // Markdown's addresses are escaped when they become a page's.
      images.push(...[...new Set([address, encodeURI(address)])].map((name) => ({ address: name, data })));
    }
  }
  const notes = [...left].map(([reason, addresses]) => `${LEFT[reason]}: ${listed(addresses)}.`);
  return { images, notes: taken === 0 ? notes : [takenNote(taken), ...notes] };
}

const LEFT = {
  missing: 'Images that the page names but that don’t lie beside it',
  outside: 'Images left out because they lie outside the folder that was given',
  'too-large': 'Images left out because they are over 20 MB',
  'too-many': 'Images left out because there are more than can be kept',
  'not-image': 'Files that the page names as images but that aren’t any',
} as const;

function takenNote(count: number): string {
  return count === 1 ? 'Took in 1 image that lies beside it.' : `Took in ${count} images that lie beside it.`;
}

function listed(addresses: readonly string[]): string {
  const more = addresses.length - MOST_NAMES;
  const names = addresses.slice(0, MOST_NAMES).map((address) => address.slice(0, 100));
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
