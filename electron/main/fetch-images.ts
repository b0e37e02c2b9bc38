import { randomUUID } from 'node:crypto';
import type { CommandReply } from '#contract/calls';
import type { CaptureProgress } from '#contract/events';
import type { ImageView } from '#contract/views';
import type { LateImage, NewAsset } from '#core/article/assets';
import type { CommandArgs } from '#core/commands';
import { ok } from '#core/result';
import type { AssetRights } from '../capture/assets/fetch-asset';
import type { GatheredImages } from '../capture/assets/gather-images';
import { retryRights } from '../capture/assets/retry-rights';
import { answer } from '../library/answer';
import { keepLateImages } from '../library/keep-late-images';
import type { DoorParts } from './dispatch';

/**
 * Asks once more for the images of an article that are missing, and keeps those that come. Progress ends with `done` or
 * `failed`, whatever happens.
 */
export async function fetchImages(
  { library, capture, onProgress }: DoorParts,
  { id, captureId = randomUUID() }: CommandArgs<'article.fetch-assets'>,
): Promise<CommandReply<'article.fetch-assets'>> {
  const read = await answer(library, 'article.read', { id });
  if (!read.ok) return read;
  const images = await answer(library, 'article.images', { id });
  if (!images.ok) return images;
  const missing = images.value.filter((image) => image.missing !== null);
  const addresses = missing.flatMap(({ address }) => address ?? []);
  if (addresses.length === 0) return ok({ value: { fetched: 0, missing }, undo: null });

  const label = read.value.article.title;
  let last: CaptureProgress['step'] = 'failed';
  try {
    const reasons = new Map(missing.map((image) => [image.address ?? '', image.missing]));
    const rightsOf = (address: string): AssetRights =>
      retryRights(new URL(address), reasons.get(address) ?? null);
    const options = { captureId, label, rightsOf };
    const gathered = await (await capture()).images(addresses, options, onProgress);
    if (!gathered.ok) return gathered;
    const { late, assets } = whatCame(gathered.value);
    if (late.length > 0) {
      const kept = await keepLateImages(library, id, late, assets);
      if (!kept.ok) return kept;
    }
    last = 'done';
    return ok({
      value: { fetched: late.length, missing: stillMissing(missing, gathered.value) },
      undo: null,
    });
  } finally {
    onProgress({ captureId, label, step: last, bytes: null });
  }
}

function whatCame(gathered: GatheredImages): {
  readonly late: readonly LateImage[];
  readonly assets: readonly NewAsset[];
} {
  const late: LateImage[] = [];
  const assets: NewAsset[] = [];
  for (const [address, outcome] of gathered) {
    if (outcome.kind === 'missing') continue;
    late.push({ address, name: outcome.asset.name });
    assets.push(outcome.asset);
  }
  return { late, assets };
}

function stillMissing(missing: readonly ImageView[], gathered: GatheredImages): readonly ImageView[] {
  return missing.flatMap((image) => {
    const outcome = gathered.get(image.address ?? '');
    if (outcome?.kind === 'kept') return [];
    return [outcome === undefined ? image : { ...image, missing: outcome.reason }];
  });
}
