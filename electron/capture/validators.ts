import type { Validators } from '#core/article/article';

/** A page as it was when it was fetched before. */
export interface KnownPage {
  /** Where it was, after redirects: another page is never known by the same. */
  readonly url: string;
  readonly validators: Validators;
}

/** @param header gives a header of the answer by its lower-case name */
export function validatorsOf(header: (name: string) => string | null): Validators {
  return { etag: header('etag'), lastModified: header('last-modified') };
}

/** The headers that ask for the page at an address only if it isn't the known one. */
export function conditions(address: URL, known: KnownPage | null): readonly (readonly [string, string])[] {
  if (known?.url !== address.href) return [];
  const { etag, lastModified } = known.validators;
  const given = [
    ['If-None-Match', etag],
    ['If-Modified-Since', lastModified],
  ] as const;
  return given.flatMap(([name, value]) => (isHeaderValue(value) ? [[name, value] as const] : []));
}

/** They were kept since, and a line break in a header would throw. */
function isHeaderValue(value: string | null): value is string {
  return value !== null && /^[\x20-\x7e]{1,1000}$/.test(value);
}
