import type { Anchoring } from '#core/anchor/anchoring';
import type { ArticleRecord, ContentVersion } from '#core/article/article';
import type { CaptureLog } from '#core/article/capture-log';
import type { ArticlePage, TagUse } from '#contract/views';
import type { ArticleView } from '#core/article/article-view';
import type { Alike, Likeness } from '#core/duplicates/alike';
import type { Shelf } from '#core/article/shelves';
import type { NewAsset } from '#core/article/assets';
import type { NewArticle } from '#core/article/new-article';
import type { ArticleId, HighlightId, LibraryId } from '#core/ids';
import type { Result } from '#core/result';
import type { StoreContext } from './document/store-context';

/**
 * Makes a new record of an article's present one, without touching it. `now` (ISO 8601, UTC) is later than the
 * record's `updatedAt` even when the clock was set back. Giving the same record back means that nothing changes.
 */
export type Edit<Made extends Edited> = (record: ArticleRecord, now: string) => Result<Made>;

export interface Edited {
  readonly record: ArticleRecord;
}

/** An article in the trash. */
export interface TrashedArticle extends ArticleView {
  /** When it was put there: ISO 8601, UTC. */
  readonly deleted: string;
}

/**
 * An open library. Views of all articles are in memory; texts and records stay on the disk, which is read each time,
 * so a record is never older than its file.
 */
export interface Library {
  readonly folder: string;
  readonly id: LibraryId;
  /** The library was made by opening it just now. */
  readonly isNew: boolean;
  /** Looks for highlights in another text of their article, in a thread where the library has one. */
  readonly anchoring: Anchoring;
  /** Newest first, without those in the trash. From memory. */
  articles(): readonly ArticleView[];
  /** Some rows of a shelf, newest first, and how many articles stand on each. From memory. */
  page(shelf: Shelf, offset: number, limit: number): ArticlePage;
  /** Tags of articles and highlights outside the trash, the most used first. From memory. */
  tags(): readonly TagUse[];
  /** One that isn't in the trash. From memory. */
  view(id: ArticleId): ArticleView | undefined;
  /** Also of an article in the trash; its `deletedAt` says so. */
  record(id: ArticleId): Promise<Result<ArticleRecord>>;
  /** One content version; without a number, the one that is shown. */
  content(id: ArticleId, version?: number): Promise<Result<ContentVersion>>;
  /** An article outside the trash that seems to be the same. From memory; a lost index is waited for. */
  alike(likeness: Likeness): Promise<Alike | undefined>;
  /** What a capture brought of the version that is shown, as it was given to be stored. */
  captured(id: ArticleId): Promise<Result<NewArticle>>;
  /** The article that a highlight is in, also for a removed one. From memory. */
  articleOf(id: HighlightId): ArticleId | undefined;
  /** Stores a whole article, durable on return. When it fails, nothing of it is left. */
  add(article: NewArticle): Promise<Result<ArticleRecord>>;
  /**
   * Adds a content version to an article that isn't in the trash and shows it, durable on return. The version before
   * stays, and so do the details and tags; highlights are looked for in the new text. Without success the article is as
   * it was.
   */
  addVersion(id: ArticleId, article: NewArticle): Promise<Result<ArticleRecord>>;
  /** How a content version was captured; null when nobody took it down. */
  log(id: ArticleId, version: number): Promise<Result<CaptureLog | null>>;
  /**
   * Edits an article, durable on return. Edits of one article happen in the order they were asked for, each once; those
   * that gather are written together. When the disk refuses, every edit of that write fails and none has happened.
   */
  change<Made extends Edited>(id: ArticleId, edit: Edit<Made>): Promise<Result<Made>>;
  /** Adds files of images to an article's folder, durable on return. Nothing names them yet: see `keepLateImages`. */
  addAssets(id: ArticleId, assets: readonly NewAsset[]): Promise<Result<null>>;
  /** Moves an article to the trash; one that is there stays. */
  trash(id: ArticleId): Promise<Result<ArticleRecord>>;
  /** Takes an article out of the trash; one that isn't there stays. */
  restore(id: ArticleId): Promise<Result<ArticleRecord>>;
  /** Those in the trash, newest first. From memory. */
  trashed(): readonly TrashedArticle[];
  /**
   * Compares what is known with what the folder holds, and takes in what somebody else changed: a sync tool, another
   * copy. Gives when what is known is as late as this call.
   */
  reconcile(): Promise<Result<null>>;
  /** Waits until all articles are known; until then, what is said from memory may lack some, or be old. */
  complete(): Promise<Result<null>>;
  readonly isComplete: boolean;
  /**
   * Does work on the folder itself while nothing else reads or changes the library, such as a restore. What it did is
   * taken in before this returns.
   */
  exclusively<Value>(work: (context: StoreContext) => Promise<Result<Value>>): Promise<Result<Value>>;
  /** Listens for durable changes; no ids mean that all are known now. Gives the function that stops it. */
  onChange(listener: (ids: readonly ArticleId[]) => void): () => void;
  /** Takes no more changes, and returns when those under way have ended. */
  close(): Promise<void>;
}
