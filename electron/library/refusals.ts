import type { ArticleId } from '#core/ids';
import { fail, type Result } from '#core/result';

/** What a change is answered with once the library takes no more of them. */
export function closing(): Result<never> {
  return fail('storage', 'Commonplace is closing the library; the change was not stored.');
}

export function noArticle(id: ArticleId): Result<never> {
  return fail('not-found', `No article has the id ${id}.`);
}
