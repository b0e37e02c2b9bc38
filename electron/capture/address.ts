import { fail, ok, type Result } from '#core/result';
import { shorten } from '#core/text/shorten';

/** Of an address in a message, in UTF-16 units. */
const LONGEST_NAMED = 120;

/**
 * Reads a web address that a person gave. Only http and https are taken; a name and password in it are left out, so
 * that they are neither sent nor stored.
 */
export function webAddress(given: string): Result<URL> {
  const words = given.trim();
  if (!URL.canParse(words)) {
    return fail(
      'unsupported',
      `“${shortAddress(words)}” isn’t a web address. One looks like https://example.org/page. Nothing was saved.`,
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

/** An address as messages name it. */
export function shortAddress(words: string): string {
  return shorten(words, LONGEST_NAMED);
}
