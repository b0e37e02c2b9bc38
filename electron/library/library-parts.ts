import type { IndexCache } from './index/index-cache';
import type { IndexEntry } from './index/index-entry';
import type { Scanner } from './index/reconciler';

/** What an open library works with besides its folder. */
export interface LibraryParts {
  readonly scan: Scanner;
  /** Null: nothing is kept for the next start. */
  readonly makeCache: ((entries: () => Iterable<IndexEntry>) => IndexCache) | null;
  /** How far the making of a lost index is: articles. */
  readonly onProgress: (done: number, total: number) => void;
}
