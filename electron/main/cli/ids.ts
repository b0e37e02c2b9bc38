import { articleIdSchema, highlightIdSchema, type ArticleId, type HighlightId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';

/** The article that a word names. A word that is no id names nothing: `not-found`. */
export function articleIdOf(word: string): Result<ArticleId> {
  const parsed = articleIdSchema.safeParse(word.toLowerCase());
  return parsed.success ? ok(parsed.data) : fail('not-found', `No article has the id “${word}”.`);
}

/** The highlight that a word names. */
export function highlightIdOf(word: string): Result<HighlightId> {
  const parsed = highlightIdSchema.safeParse(word.toLowerCase());
  return parsed.success ? ok(parsed.data) : fail('not-found', `No highlight has the id “${word}”.`);
}

/** The articles that words name, in their order; the first that names none fails. */
export function articleIdsOf(words: readonly string[]): Result<ArticleId[]> {
  const ids: ArticleId[] = [];
  for (const word of words) {
    const id = articleIdOf(word);
    if (!id.ok) return id;
    ids.push(id.value);
  }
  return ok(ids);
}
