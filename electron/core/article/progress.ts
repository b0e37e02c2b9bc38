import { z } from 'zod';
import { laterOf } from '../merge/canonical';
import type { ArticleRecord } from './article';

/** How far an article has been read. */
export const progressSchema = z.object({
  /** The content version that `offset` counts in. */
  version: z.int().positive(),
  /** Of the first letter at the top of the pane: UTF-16 units of the version's normalised text. */
  offset: z.int().nonnegative(),
  /** Of the whole that has been on the screen, from 0 to 1; 1 when its end has been. */
  share: z.number().min(0).max(1),
  /** ISO 8601, UTC. A merge takes the later of two. */
  at: z.iso.datetime(),
});
export type Progress = Readonly<z.infer<typeof progressSchema>>;

/** Keeps the place where somebody reads. The same place changes nothing. */
export function keepPlace(
  record: ArticleRecord,
  place: Pick<Progress, 'version' | 'offset' | 'share'>,
  now: string,
): ArticleRecord {
  const { progress } = record;
  const isSame =
    progress?.version === place.version && progress.offset === place.offset && progress.share === place.share;
  return isSame ? record : { ...record, progress: { ...place, at: now }, updatedAt: now };
}

/** Of two copies of an article, where it was read last. */
export function laterProgress(
  { progress: one }: Pick<ArticleRecord, 'progress'>,
  { progress: other }: Pick<ArticleRecord, 'progress'>,
): Pick<ArticleRecord, 'progress'> {
  if (one === undefined || other === undefined) {
    const progress = one ?? other;
    return progress === undefined ? {} : { progress };
  }
  return { progress: laterOf(one, one.at, other, other.at) };
}
