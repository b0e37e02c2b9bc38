import type { ArticleState } from './story';
import type { BatchChild } from './batch-client';

/** A store that is killed: ours, or one to compare it with. */
export interface KillTarget {
  /** Starts it on a folder, as the leader of a process group; it takes the lines of `commonplace batch`. */
  readonly start: (folder: string) => BatchChild;
  /** The documents of an article that can't be read as they lie on the disk, by path; those of all without an id. */
  readonly unreadable: (folder: string, id?: string) => Promise<readonly string[]>;
  /** An article as its document has it, also one in the trash; null when there is none. */
  readonly stored: (folder: string, id: string) => Promise<ArticleState | null>;
}
