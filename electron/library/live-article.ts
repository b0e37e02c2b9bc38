import type { ArticleRecord } from '#core/article/article';
import { fail, ok, type Result } from '#core/result';

/** Refuses an article that lies in the trash: it is neither read nor changed until it is restored. */
export function liveArticle(record: ArticleRecord): Result<ArticleRecord> {
  if (record.deletedAt === null) return ok(record);
  return fail('not-found', `The article “${record.title}” is in the trash. Restore it first.`);
}
