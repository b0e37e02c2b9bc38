import type { ArticleRecord } from '#core/article/article';
import { articleView, type ArticleView } from '#core/article/article-view';
import type { ArticleId, HighlightId } from '#core/ids';

/** What is kept of each article in memory: enough for lists and to find a highlight's article, never texts or notes. */
export class Catalogue {
  readonly #views = new Map<ArticleId, ArticleView>();
  readonly #inTrash = new Set<ArticleId>();
  readonly #articleOf = new Map<HighlightId, ArticleId>();
  #sorted: readonly ArticleView[] | null = null;

  /** Takes in an article, or its newer state. */
  put(record: ArticleRecord): void {
    this.#views.set(record.id, articleView(record));
    if (record.deletedAt === null) this.#inTrash.delete(record.id);
    else this.#inTrash.add(record.id);
    for (const highlight of record.highlights) this.#articleOf.set(highlight.id, record.id);
    this.#sorted = null;
  }

  /** Also of an article in the trash. */
  view(id: ArticleId): ArticleView | undefined {
    return this.#views.get(id);
  }

  articleOf(id: HighlightId): ArticleId | undefined {
    return this.#articleOf.get(id);
  }

  /** Newest first, without the trash. */
  articles(): readonly ArticleView[] {
    this.#sorted ??= [...this.#views.values()].filter(({ id }) => !this.#inTrash.has(id)).sort(newestFirst);
    return this.#sorted;
  }
}

function newestFirst(one: ArticleView, other: ArticleView): number {
  if (one.saved !== other.saved) return one.saved < other.saved ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}
