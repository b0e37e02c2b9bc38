import type { ArticlePage, TagUse } from '#contract/views';
import type { Anchoring } from '#core/anchor/anchoring';
import type { ArticleRecord, ContentVersion } from '#core/article/article';
import type { CaptureLog } from '#core/article/capture-log';
import type { ArticleView } from '#core/article/article-view';
import type { NewAsset } from '#core/article/assets';
import type { NewArticle } from '#core/article/new-article';
import type { Alike, Likeness } from '#core/duplicates/alike';
import type { Shelf } from '#core/article/shelves';
import type { ArticleId, HighlightId, LibraryId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import { ArticleFolder } from './article-folder';
import { finishRestore } from './backup/finish-restore';
import { Catalogue } from './catalogue';
import { newWriter, type StoreContext } from './document/store-context';
import type { IndexCache } from './index/index-cache';
import { indexEntry } from './index/index-entry';
import { Reconciler } from './index/reconciler';
import type { Place } from './layout';
import type { Edit, Edited, Library, TrashedArticle } from './library';
import type { LibraryIdentity } from './library-identity';
import type { LibraryParts } from './library-parts';
import { setTrashed } from './set-trashed';
import { inBothPlaces } from './merge/both-places';
import { onceEach } from './once-each';
import { placeOnDisk } from './place-on-disk';
import { closing, noArticle } from './refusals';
import { storeArticle } from './store-article';

/** An index that lacks no more than a tenth is a good one. */
const MOSTLY = 0.9;

/** The library in a folder. `openLibrary` makes it. */
export class FolderLibrary implements Library {
  readonly folder: string;
  readonly id: LibraryId;
  readonly isNew: boolean;
  readonly anchoring: Anchoring;
  #context: StoreContext;
  readonly #catalogue = new Catalogue();
  // What memory knows by itself.
  readonly view = (id: ArticleId): ArticleView | undefined => this.#catalogue.view(id);
  readonly tags = (): readonly TagUse[] => this.#catalogue.tags();
  readonly #cache: IndexCache | null;
  readonly #reconciler: Reconciler;
  readonly #folders = new Map<ArticleId, ArticleFolder>();
  readonly #listeners = new Set<(ids: readonly ArticleId[]) => void>();
  readonly #tellOnce: (message: string) => void;
  readonly #underWay = new Set<Promise<unknown>>();
  /** Work that has the library for itself; all else waits for it. */
  #alone: Promise<unknown> | null = null;
  /** How many articles the index had. */
  #remembered = 0;
  #isComplete = false;
  #completing: Promise<Result<null>> | null = null;
  #closed = false;

  constructor(context: StoreContext, identity: LibraryIdentity, parts: LibraryParts) {
    ({ folder: this.folder, anchoring: this.anchoring } = context);
    ({ id: this.id, isNew: this.isNew } = identity);
    this.#context = context;
    this.#tellOnce = onceEach(context.onNotice);
    this.#cache = parts.makeCache?.(() => this.#catalogue.entries()) ?? null;
    this.#reconciler = new Reconciler({
      folder: context.folder,
      catalogue: this.#catalogue,
      scan: async (...args) => {
        // To a scan, an article that lies in both places is only ever one of the two.
        for (const id of await inBothPlaces(context)) await this.#folderAt(id, 'articles').unite();
        return parts.scan(...args);
      },
      tend: (id, place) => this.#folderAt(id, place).tend(place),
      onFound: (ids) => this.#onFound(ids),
      onNotice: context.onNotice,
      onProgress: (done, total) => {
        // Comparing a known library takes a moment; making its index anew is what one waits for.
        if (total !== null && this.#remembered < total * MOSTLY) parts.onProgress(done, total);
      },
    });
  }

  /** Takes in what the index remembers, which may be old. */
  async remember(): Promise<void> {
    if (this.#cache !== null) this.#catalogue.putAll(await this.#cache.load());
    this.#remembered = this.#catalogue.size;
  }

  async reconcile(): Promise<Result<null>> {
    while (this.#alone !== null) await this.#alone;
    if (this.#closed) return fail('cancelled', 'Commonplace is closing the library.');
    const done = await this.#reconciler.run();
    if (done.ok && !this.#isComplete) {
      this.#isComplete = true;
      this.#announce([]);
    }
    return done;
  }

  async complete(): Promise<Result<null>> {
    if (this.#isComplete) return ok(null);
    this.#completing ??= this.reconcile().finally(() => {
      this.#completing = null;
    });
    return this.#completing;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  articles(): readonly ArticleView[] {
    return this.#catalogue.articles();
  }

  trashed(): readonly TrashedArticle[] {
    return this.#catalogue.trashed().map(({ view, deletedAt }) => ({ ...view, deleted: deletedAt ?? '' }));
  }

  page(shelf: Shelf, offset: number, limit: number): ArticlePage {
    return { ...this.#catalogue.page(shelf, offset, limit), complete: this.#isComplete };
  }

  async record(id: ArticleId): Promise<Result<ArticleRecord>> {
    const folder = await this.#find(id);
    return folder === null ? noArticle(id) : folder.record();
  }

  async content(id: ArticleId, version?: number): Promise<Result<ContentVersion>> {
    const folder = await this.#find(id);
    if (folder === null) return noArticle(id);
    if (version !== undefined) return folder.content(version);
    const record = await folder.record();
    return record.ok ? folder.content(record.value.version) : record;
  }

  async alike(likeness: Likeness): Promise<Alike | undefined> {
    // An index that is a little old serves; none at all would know of nothing.
    if (this.#remembered === 0) await this.complete();
    return this.#catalogue.alike(likeness);
  }

  async captured(id: ArticleId): Promise<Result<NewArticle>> {
    const folder = await this.#find(id);
    return folder === null ? noArticle(id) : folder.captured();
  }

  articleOf(id: HighlightId): ArticleId | undefined {
    return this.#catalogue.articleOf(id);
  }

  add(article: NewArticle): Promise<Result<ArticleRecord>> {
    return this.#unlessClosed(async () => {
      const stored = await storeArticle(this.#context, article);
      if (!stored.ok) return stored;
      this.#takeIn(stored.value, 'articles');
      // Its looks are taken a moment later, in turn with what is done to it.
      void this.#folderAt(stored.value.id, 'articles').look();
      return stored;
    });
  }

  addVersion(id: ArticleId, article: NewArticle): Promise<Result<ArticleRecord>> {
    return this.#changing(id, (folder) => folder.addVersion(article));
  }

  async log(id: ArticleId, version: number): Promise<Result<CaptureLog | null>> {
    const folder = await this.#find(id);
    return folder === null ? noArticle(id) : folder.log(version);
  }

  change<Made extends Edited>(id: ArticleId, edit: Edit<Made>): Promise<Result<Made>> {
    return this.#changing(id, (folder) => folder.change(edit));
  }

  addAssets(id: ArticleId, assets: readonly NewAsset[]): Promise<Result<null>> {
    return this.#changing(id, (folder) => folder.addAssets(assets));
  }

  trash(id: ArticleId): Promise<Result<ArticleRecord>> {
    return setTrashed(this, id, true);
  }

  restore(id: ArticleId): Promise<Result<ArticleRecord>> {
    return setTrashed(this, id, false);
  }

  async exclusively<Value>(work: (context: StoreContext) => Promise<Result<Value>>): Promise<Result<Value>> {
    while (this.#alone !== null) await this.#alone;
    if (this.#closed) return closing();
    const others = [...this.#underWay];
    const done = this.#workAlone(others, work);
    this.#alone = Promise.allSettled([done]);
    this.#underWay.add(done);
    try {
      return await done;
    } finally {
      this.#alone = null;
      this.#underWay.delete(done);
    }
  }

  onChange(listener: (ids: readonly ArticleId[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#reconciler.stop();
    await Promise.allSettled(this.#underWay);
    await this.#idle();
    await this.#cache?.save();
  }

  async #workAlone<Value>(
    others: readonly Promise<unknown>[],
    work: (context: StoreContext) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    await this.#reconciler.stop();
    await Promise.allSettled(others);
    await this.#idle();
    try {
      return await work(this.#context);
    } finally {
      // Folders may lie elsewhere now; what is known of them comes from the disk.
      this.#folders.clear();
      // A record that came back may count fewer changes than were made under the present name.
      this.#context = { ...this.#context, writer: newWriter() };
      // Work that was broken off by a fault of its thread has left this undone.
      const finished = await finishRestore(this.#context);
      if (!finished.ok) this.#context.onNotice(finished.error.message);
      await this.#reconciler.run();
    }
  }

  async #idle(): Promise<void> {
    await Promise.all([...this.#folders.values()].map((folder) => folder.idle()));
  }

  /** Also one that isn't known yet: the index may be old, or on its way. */
  async #find(id: ArticleId): Promise<ArticleFolder | null> {
    while (this.#alone !== null) await this.#alone;
    const entry = this.#catalogue.entry(id);
    if (entry !== undefined) return this.#folderAt(id, entry.place);
    const place = await placeOnDisk(this.#context, id);
    if (place === null) return null;
    this.#folders.get(id)?.moved(place);
    return this.#folderAt(id, place);
  }

  #folderAt(id: ArticleId, place: Place): ArticleFolder {
    const present = this.#folders.get(id);
    if (present !== undefined) return present;
    const title = this.#catalogue.entry(id)?.view.title ?? id;
    const made = new ArticleFolder(
      this.#context,
      { id, place, title },
      {
        onRecord: (record, at) => this.#takeIn(record, at),
        onStamp: (of, stamp) => this.#setStamp(of, stamp),
        onStuck: this.#tellOnce,
      },
    );
    this.#folders.set(id, made);
    return made;
  }

  #takeIn(record: ArticleRecord, place: Place): void {
    this.#reconciler.touch(record.id);
    this.#catalogue.put(indexEntry(record, place, ''));
    this.#cache?.touch(record.id);
    this.#announce([record.id]);
  }

  #setStamp(id: ArticleId, stamp: string): void {
    const entry = this.#catalogue.entry(id);
    if (entry === undefined) return;
    this.#catalogue.put({ ...entry, stamp });
    this.#cache?.touch(id);
  }

  #onFound(ids: readonly ArticleId[]): void {
    for (const id of ids) {
      const entry = this.#catalogue.entry(id);
      // One that is gone keeps its queue: it may come back while something waits in it.
      if (entry !== undefined) this.#folders.get(id)?.moved(entry.place);
      this.#cache?.touch(id);
    }
    this.#announce(ids);
  }

  #announce(ids: readonly ArticleId[]): void {
    // Later, so that a listener's fault is its own and not that of the change, which is stored.
    for (const listener of this.#listeners) queueMicrotask(() => listener(ids));
  }

  #changing<Value>(
    id: ArticleId,
    work: (folder: ArticleFolder) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    return this.#unlessClosed(async () => {
      const folder = await this.#find(id);
      return folder === null ? noArticle(id) : work(folder);
    });
  }

  async #unlessClosed<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    while (this.#alone !== null) await this.#alone;
    if (this.#closed) return closing();
    const done = work();
    this.#underWay.add(done);
    try {
      return await done;
    } finally {
      this.#underWay.delete(done);
    }
  }
}
