import type { ArticleId } from '#core/ids';
import type { FileSystem } from '../document/file-system';
import { isSystemError } from '../document/system-error';
import { articleFolder, articleIdOf, isIncoming, PLACES } from '../layout';
import { articleStamp } from './article-stamp';
import type { ChangedPath } from './watch-folders';

/** To ask what more articles look like takes as long as a scan. */
const MOST_ASKED = 64;

/**
 * Tells what the library wrote itself from what somebody else did: by what an article's folder looks like now, and
 * looked like when the library had just changed it.
 *
 * What somebody else writes in the very moment between the two is taken for the library's own; scans from time to time
 * find it, since they compare with what the library itself knows.
 */
export class OwnWrites {
  readonly #files: FileSystem;
  readonly #library: string;
  readonly #left = new Map<ArticleId, Promise<string | null>>();

  /** @param library - its folder */
  constructor(files: FileSystem, library: string) {
    this.#files = files;
    this.#library = library;
  }

  /** To be told of the library's changes, as they come. */
  changed(ids: readonly ArticleId[]): void {
    const [id, another] = ids;
    // Several at a time are what a scan found, not what was written here.
    if (id !== undefined && another === undefined) this.#left.set(id, this.#lookOf(id));
  }

  /** Whether all that happened at some paths was the library's own doing. When that can't be told, it wasn't. */
  async explain(paths: ReadonlySet<ChangedPath>): Promise<boolean> {
    const ids = new Set<ArticleId>();
    for (const path of paths) {
      const [name = ''] = path?.split(/[/\\]/) ?? [];
      // An article that is being put together: it comes in under its own name when it is whole.
      if (isIncoming(name)) continue;
      const id = articleIdOf(name);
      if (id === null || !this.#left.has(id)) return false;
      ids.add(id);
    }
    if (ids.size > MOST_ASKED) return false;
    const own = await Promise.all([...ids].map((id) => this.#isAsLeft(id)));
    return !own.includes(false);
  }

  async #isAsLeft(id: ArticleId): Promise<boolean> {
    const [left, present] = await Promise.all([this.#left.get(id), this.#lookOf(id)]);
    return typeof present === 'string' && left === present;
  }

  /** Null when the disk won't tell. */
  async #lookOf(id: ArticleId): Promise<string | null> {
    try {
      const looks = PLACES.map((place) => articleStamp(this.#files, articleFolder(this.#library, place, id)));
      return (await Promise.all(looks)).join(' / ');
    } catch (error) {
      if (isSystemError(error)) return null;
      throw error;
    }
  }
}
