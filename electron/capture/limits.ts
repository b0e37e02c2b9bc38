import { fail, type Result } from '#core/result';
import { LARGEST_ARTICLE } from './budget';

/** Largest page or file that is taken, in bytes after decompression. */
export const LARGEST_SOURCE = 20_000_000;

/**
 * @param what names the source
 * @param size its size in bytes, or null when only its being over the limit is known
 */
export function tooLarge(what: string, size: number | null): Result<never> {
  const limit = `${LARGEST_SOURCE / 1_000_000} MB`;
  const known =
    size === null ? `is larger than ${limit}` : `is ${megabytes(size)} MB, and the limit is ${limit}`;
  return fail('too-large', `${what} ${known}. Nothing was saved.`);
}

/** @param what names what would have gone over the article's budget */
export function articleTooLarge(what: string): Result<never> {
  const limit = `${LARGEST_ARTICLE / 1_000_000} MB`;
  return fail(
    'too-large',
    `With ${what} the article would be over ${limit} with its images. It was not fetched.`,
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0);
}
