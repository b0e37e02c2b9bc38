import { ok, type Result } from '#core/result';
import { fetchPage, type FetchOptions } from '../fetch-page';

/** Where the address of an image may lead: see `admit` in `reach.ts`. */
export type AssetRights = Required<Pick<FetchOptions, 'from' | 'namedBy'>>;

const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/svg+xml,image/*;q=0.8,*/*;q=0.1';

/** Fetches the bytes of one image that a page names. Fails as `fetchPage` does. */
export async function fetchAsset(
  address: URL,
  options: Omit<FetchOptions, 'onProgress' | 'accept'>,
): Promise<Result<Uint8Array>> {
  const fetched = await fetchPage(address, { ...options, accept: ACCEPT, onProgress: () => undefined });
  return fetched.ok ? ok(fetched.value.bytes) : fetched;
}
