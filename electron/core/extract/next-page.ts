import { comparisonAddress } from '../duplicates/comparison-address';
import { webAddress } from './page-links';

/** The words that sites write before the number of a page. */
const WORDS = 'page|paged|pageno|pagenum|page_number|pg|p|seite|pagina';
const NUMBERED_PART = new RegExp(`^(?:${WORDS})=(\\d{1,3})$`, 'i');
/** `/story/page/2`, `/story/page-2`, `/story/p2`. */
const NUMBERED_FOLDER = new RegExp(`^(.+)/(?:${WORDS})[-_/]?(\\d{1,3})$`, 'i');
/** `/story-page-2`. */
const NUMBERED_NAME = new RegExp(`^(.+)[-_,](?:page|seite|pagina)[-_]?(\\d{1,3})(\\.[a-z]{3,5})?$`, 'i');
/** `/story/2`, but not the second page of a site's front. */
const BARE_FOLDER = /^([^/]+\/.+)\/(\d{1,3})$/;
/** `/story-2.html`. */
const BARE_NAME = /^(.+)[-_,](\d{1,3})(\.[a-z]{3,5})$/i;

/** `/story-2`: on many sites the second piece of that name. */
const BARE_ENDING = /^([^/]+\/.*[^/])[-_,](\d{1,3})$/;

/** An address that ends in the number of a page, and the rest of it. */
interface Numbered {
  readonly rest: string;
  readonly number: number;
}

/**
 * What a page declares as the next one (`rel=next`, HTML 4.6.7.11), absolute; null when it declares none. That may be
 * the next part of the same piece, or the next piece of a blog: `isFurtherPage` tells.
 * @param url where the page was found
 */
export function declaredNext(document: Document, url: string | null): string | null {
  const link = document.querySelector('link[rel~="next" i][href], a[rel~="next" i][href]');
  if (link === null) return null;
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? null;
  const from = base === null ? url : (webAddress(base, url) ?? url);
  return webAddress(link.getAttribute('href') ?? '', from);
}

/**
 * Whether an address is that of a later page of the piece that begins at `first`: it differs by the number of the page
 * alone. A bare number counts only where `first` has none: `/posts/41` and `/posts/42` are two pieces.
 * @param number which page it would be, from 2
 */
export function isFurtherPage(first: string, next: string, number: number): boolean {
  const [start, later] = [comparisonAddress(first), comparisonAddress(next)];
  if (start === null || later === null) return false;
  const beginnings = new Set([
    start,
    ...worded(start)
      .filter((form) => form.number === 1)
      .map(({ rest }) => rest),
  ]);
  return [...worded(later), ...bare(later)].some(
    (form) => form.number === number && beginnings.has(form.rest),
  );
}

/**
 * Whether an address may be that of a later page of the piece that begins at `first`: it differs by a number alone,
 * which counts on from 1, as that of the next piece may as well. What is there has to tell.
 * @param number which page it would be, from 2
 */
export function mayBeFurtherPage(first: string, next: string, number: number): boolean {
  const [start, later] = [comparisonAddress(first), comparisonAddress(next)];
  if (start === null || later === null) return false;
  const beginnings = new Set([
    start,
    ...loose(start)
      .filter((form) => form.number === 1)
      .map(({ rest }) => rest),
  ]);
  return loose(later).some((form) => form.number === number && beginnings.has(form.rest));
}

function loose(address: string): readonly Numbered[] {
  return [...worded(address), ...bare(address), ...matching(address, [BARE_ENDING])];
}

function worded(address: string): readonly Numbered[] {
  const [path, parts] = split(address);
  const inQuery = parts.flatMap((part, at) => {
    const number = NUMBERED_PART.exec(part)?.[1];
    if (number === undefined) return [];
    return [{ rest: together(path, parts.toSpliced(at, 1)), number: Number(number) }];
  });
  return [...inQuery, ...matching(address, [NUMBERED_FOLDER, NUMBERED_NAME])];
}

function bare(address: string): readonly Numbered[] {
  return matching(address, [BARE_FOLDER, BARE_NAME]);
}

function matching(address: string, forms: readonly RegExp[]): readonly Numbered[] {
  const [path, parts] = split(address);
  return forms.flatMap((form) => {
    const found = form.exec(path);
    if (found === null) return [];
    const [, before = '', number = '', after = ''] = found;
    return [{ rest: together(before + after, parts), number: Number(number) }];
  });
}

function split(address: string): readonly [string, readonly string[]] {
  const [path = '', query = ''] = address.split('?');
  return [path, query === '' ? [] : query.split('&')];
}

function together(path: string, parts: readonly string[]): string {
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}
