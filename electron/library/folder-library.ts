import type { ArticleRecord, ContentVersion } from '#core/article/article';
import type { ArticlePage } from '#contract/views';
import type { ArticleView } from '#core/article/article-view';
import type { Shelf } from '#core/article/shelves';
import type { NewArticle } from '#core/article/new-article';
import type { ArticleId, HighlightId, LibraryId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import { ArticleFolder } from './article-folder';
import { Catalogue } from './catalogue';
import type { StoreContext } from './document/store-context';
import type { Edit, Edited, Library } from './library';
import type { LibraryIdentity } from './library-identity';
import type { LoadedArticle } from './load-articles';
import { indexEntry } from './index/index-entry';
import { storeArticle } from './store-article';

/** The library in a folder. `openLibrary` makes it. */
export class FolderLibrary implements Library {
  readonly folder: string;
  readonly id: LibraryId;
  readonly isNew: boolean;
  readonly #context: StoreContext;
  readonly #catalogue = new Catalogue();
  readonly #folders = new Map<ArticleId, ArticleFolder>();
  readonly #listeners = new Set<(ids: readonly ArticleId[]) => void>();
  readonly #underWay = new Set<Promise<unknown>>();
  #closed = false;

  constructor(context: StoreContext, identity: LibraryIdentity, loaded: readonly LoadedArticle[]) {
    this.folder = context.folder;
    this.id = identity.id;
    this.isNew = identity.isNew;
    this.#context = context;
    for (const article of loaded) this.#takeIn(article);
  }

  /** Finishes moves to and from the trash that a crash cut off. */
  async settle(misplaced: readonly LoadedArticle[]): Promise<void> {
    for (const { record } of misplaced) await this.#folders.get(record.id)?.settle(record);
  }

  articles(): readonly ArticleView[] {
    return this.#catalogue.articles();
  }

  page(shelf: Shelf, offset: number, limit: number): ArticlePage {
    return this.#catalogue.page(shelf, offset, limit);
  }

  view(id: ArticleId): ArticleView | undefined {
    const entry = this.#catalogue.entry(id);
    return entry?.deletedAt === null ? entry.view : undefined;
  }

  async record(id: ArticleId): Promise<Result<ArticleRecord>> {
    const folder = this.#folders.get(id);
    return folder === undefined ? noArticle(id) : folder.record();
  }

  async content(id: ArticleId, version?: number): Promise<Result<ContentVersion>> {
    const folder = this.#folders.get(id);
    const number = version ?? this.#catalogue.entry(id)?.view.version;
    return folder === undefined || number === undefined ? noArticle(id) : folder.content(number);
  }

  articleOf(id: HighlightId): ArticleId | undefined {
    return this.#catalogue.articleOf(id);
  }

  add(article: NewArticle): Promise<Result<ArticleRecord>> {
    return this.#unlessClosed(async () => {
      const stored = await storeArticle(this.#context, article);
      if (stored.ok) {
        this.#takeIn({ place: 'articles', record: stored.value });
        this.#announce(stored.value.id);
      }
      return stored;
    });
  }

  change<Made extends Edited>(id: ArticleId, edit: Edit<Made>): Promise<Result<Made>> {
    return this.#unlessClosed(async () => {
      const folder = this.#folders.get(id);
      return folder === undefined ? noArticle(id) : folder.change(edit);
    });
  }

  async trash(id: ArticleId): Promise<Result<ArticleRecord>> {
    const changed = await this.change(id, (record, now) =>
      ok({ record: record.deletedAt === null ? { ...record, deletedAt: now, updatedAt: now } : record }),
    );
    return changed.ok ? ok(changed.value.record) : changed;
  }

  async restore(id: ArticleId): Promise<Result<ArticleRecord>> {
    const changed = await this.change(id, (record, now) =>
      ok({ record: record.deletedAt === null ? record : { ...record, deletedAt: null, updatedAt: now } }),
    );
    return changed.ok ? ok(changed.value.record) : changed;
  }

  onChange(listener: (ids: readonly ArticleId[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underWay);
  }

  #takeIn({ place, record }: LoadedArticle): void {
    const folder = new ArticleFolder(this.#context, place, record, (newer) => {
      this.#catalogue.put(indexEntry(newer));
      this.#announce(newer.id);
    });
    this.#folders.set(record.id, folder);
    this.#catalogue.put(indexEntry(record));
  }

  #announce(id: ArticleId): void {
    // Later, so that a listener's fault is its own and not that of the change, which is stored.
    for (const listener of this.#listeners) queueMicrotask(() => listener([id]));
  }

  async #unlessClosed<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (this.#closed)
      return fail('storage', 'Commonplace is closing the library; the change was not stored.');
    const done = work();
    this.#underWay.add(done);
    try {
      return await done;
    } finally {
      this.#underWay.delete(done);
    }
  }
}

function noArticle(id: ArticleId): Result<never> {
  return fail('not-found', `No article has the id ${id}.`);
}
