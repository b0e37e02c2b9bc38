import { unwrapNoscriptImages } from './late-images';
import { absolute, type PageBase } from './page-links';

/** Where pages put an image's address when they load it late. */
const LATE_SETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];
const LATE_SOURCES = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-actualsrc',
  'data-orig-file',
  'data-large-file',
  'data-original-src',
  'data-echo',
  'data-image-src',
  'data-full-src',
  'data-hi-res-src',
  'data-url',
];
/** What is of no use once an image has its source. */
const SETTLED: ReadonlySet<string> = new Set(['srcset', 'sizes', 'loading', ...LATE_SETS, ...LATE_SOURCES]);
/** Formats that browsers don't show. */
const UNSHOWN = /^image\/(jxl|heic|heif|tiff)/i;
/** Drawn while the real image loads; as small as these never holds a picture. */
const PLACEHOLDER =
  /(?:spacer|blank|pixel|placeholder|transparent|grey|gray|loading|lazy)[\w.-]*\.(?:gif|png|svg|jpe?g|webp)/i;
const SMALLEST_DATA_IMAGE = 1000;
/** Pixels of width: the widest text is about 750 points. */
const LARGE_ENOUGH = 1500;

interface Candidate {
  readonly address: string;
  /** Pixels of width, or density in thousands: larger is better. */
  readonly size: number;
}

/**
 * Gives every image one `src`: the best that its `srcset`, its `<picture>` or its late-loading attributes offer,
 * absolute. The best is the smallest that is large enough for two pixels a point of the text's width, or else the
 * largest. Images without any usable address are removed.
 */
export function chooseImageSources(document: Document, at: PageBase): void {
  unwrapNoscriptImages(document);
  for (const late of document.querySelectorAll('amp-img')) {
    const image = document.createElement('img');
    for (const { name, value } of [...late.attributes]) image.setAttribute(name, value);
    late.replaceWith(image);
  }
  for (const image of document.querySelectorAll('img')) chooseSource(image, at);
  for (const picture of document.querySelectorAll('picture')) {
    const image = picture.querySelector('img');
    if (image !== null) picture.replaceWith(image);
  }
}

function chooseSource(image: Element, at: PageBase): void {
  const settled = image.getAttributeNames().filter((name) => SETTLED.has(name));
  // Most images have a source and nothing else to choose from: asking each for twenty attributes takes its time.
  const isPlain = settled.length === 0 && image.closest('picture') === null;
  const others = isPlain ? [] : [...setCandidates(image), ...lateCandidates(image)];
  const best = [...others, ...ownCandidate(image)].reduce<Candidate | null>(
    (chosen, candidate) => (chosen === null || isBetter(candidate, chosen) ? candidate : chosen),
    null,
  );
  const address = best === null ? null : absolute(best.address, at);
  for (const name of settled) image.removeAttribute(name);
  if (address === null) image.remove();
  else image.setAttribute('src', address);
}

function isBetter(candidate: Candidate, chosen: Candidate): boolean {
  const larger = candidate.size > chosen.size;
  return larger ? chosen.size < LARGE_ENOUGH : candidate.size < chosen.size && candidate.size >= LARGE_ENOUGH;
}

function* setCandidates(image: Element): Iterable<Candidate> {
  const picture = image.closest('picture');
  const sources = picture === null ? [] : [...picture.querySelectorAll('source')];
  const shown = sources.filter((source) => !UNSHOWN.test(source.getAttribute('type') ?? ''));
  for (const element of [image, ...shown]) {
    for (const name of ['srcset', ...LATE_SETS]) yield* parseSrcset(element.getAttribute(name) ?? '');
  }
}

function* lateCandidates(image: Element): Iterable<Candidate> {
  for (const name of LATE_SOURCES) {
    const address = image.getAttribute(name) ?? '';
    if (/^(?:https?:|\/|\.|[\w-]+[/.])/i.test(address)) yield { address, size: 2 };
  }
}

function* ownCandidate(image: Element): Iterable<Candidate> {
  const address = image.getAttribute('src')?.trim() ?? '';
  if (address === '' || PLACEHOLDER.test(address)) return;
  const isStandIn = address.startsWith('data:') && address.length < SMALLEST_DATA_IMAGE;
  yield { address, size: isStandIn ? 0 : 1 };
}

/** Takes a `srcset` apart (HTML standard, "parse a srcset attribute"): addresses may hold commas, not at their end. */
export function* parseSrcset(srcset: string): Iterable<Candidate> {
  for (const match of srcset.matchAll(
    /(?:^|[\s,])\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?=,|$)/g,
  )) {
    const [, address = '', amount = '1', unit = 'x'] = match;
    const size = Number.parseFloat(amount);
    if (address.startsWith('data:') && address.length < SMALLEST_DATA_IMAGE) continue;
    yield { address, size: Number.isFinite(size) ? size * (unit === 'x' ? 1000 : 1) : 0 };
  }
}
