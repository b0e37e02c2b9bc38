import type { MissingReason } from '#core/article/assets';
import { reachOfHost } from '../private-network';
import type { AssetRights } from './fetch-asset';

/** Reasons of images that were asked for: their addresses were let through when the article was saved. */
const ASKED: readonly MissingReason[] = ['unreachable', 'refused', 'not-image', 'too-large'];

/**
 * Where an image's address may lead when it is tried again. What the page's own network gave then may be asked for in
 * it now, but only by an address that says itself where it leads: a name may lead elsewhere by now.
 *
 * @param reason why it is missing, as capture wrote it
 */
export function retryRights(address: URL, reason: MissingReason | null): AssetRights {
  const wasLetIn = reason !== null && ASKED.includes(reason) && reachOfHost(address) === 'private';
  return { from: wasLetIn ? 'person' : 'page', namedBy: null };
}
