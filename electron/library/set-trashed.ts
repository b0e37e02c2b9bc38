import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import type { Library } from './library';

/** Puts an article in the trash or takes it out; one that is there already stays as it is. */
export async function setTrashed(
  library: Pick<Library, 'change'>,
  id: ArticleId,
  trashed: boolean,
): Promise<Result<ArticleRecord>> {
  const changed = await library.change(id, (record, now) => {
    if ((record.deletedAt !== null) === trashed) return ok({ record });
    return ok({ record: { ...record, deletedAt: trashed ? now : null, updatedAt: now } });
  });
  return changed.ok ? ok(changed.value.record) : changed;
}
