import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import type { Place } from './layout';

/** Hears of what the disk has come to hold. */
export interface FolderListener {
  readonly onRecord: (record: ArticleRecord, place: Place) => void;
  /** Something stands in the way, for people; said each time, and to be told once. */
  readonly onStuck: (message: string) => void;
  /** What the folder looks like since then; empty when that isn't known. */
  readonly onStamp: (id: ArticleId, stamp: string) => void;
}
