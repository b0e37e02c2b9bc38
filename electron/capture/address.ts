import { fail, ok, type Result } from '#core/result';

/**
 * Reads a web address that a person gave. Only http and https are taken; a name and password in it are left out, so
 * that they are neither sent nor stored.
 */
export function webAddress(given: string): Result<URL> {
  const words = given.trim();
  if (!URL.canParse(words)) {
    return fail(
      'bad-request',
      `“${shorten(words)}” isn’t a web address. One looks like https://example.org/page.`,
    );
  }
  const address = new URL(words);
  if (!isWeb(address)) {
    const scheme = address.protocol;
    return fail(
      'unsupported',
      `Addresses that begin with “${scheme}” can’t be saved, only http: and https:. Nothing was saved.`,
    );
  }
  address.username = '';
  address.password = '';
  return ok(address);
}

/** Whether capture may fetch from here. */
export function isWeb(address: URL): boolean {
  return address.protocol === 'http:' || address.protocol === 'https:';
}

/** For messages: long addresses (tracking, `data:`) would drown what is said. */
export function shorten(words: string): string {
  const longest = 120;
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`;
}
