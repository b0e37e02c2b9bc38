/** What a server knows a state of a page by (RFC 9110, 8.8): sent back, it says whether that state is still the one. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** @param header gives a header of the answer by its lower-case name */
export function validatorsOf(header: (name: string) => string | null): Validators {
  return { etag: header('etag'), lastModified: header('last-modified') };
}

/** The headers that ask for a page only if it isn't the known one. */
export function conditions(known: Validators | null): readonly (readonly [string, string])[] {
  const given = [
    ['If-None-Match', known?.etag],
    ['If-Modified-Since', known?.lastModified],
  ] as const;
  return given.flatMap(([name, value]) => (isHeaderValue(value) ? [[name, value] as const] : []));
}

/** They were kept since, and a line break in a header would throw. */
function isHeaderValue(value: string | null | undefined): value is string {
  return typeof value === 'string' && /^[\x20-\x7e]{1,1000}$/.test(value);
}
