import type { ArticleId } from '#core/ids';

/** An article that a merge does something with, or would. */
export interface MergeItem {
  readonly id: ArticleId;
  readonly title: string;
  /** For people: what differs, or why it was left. */
  readonly details: string;
}

/** What a merge would do, or has done. */
export interface MergePlan {
  /** Whether both folders are copies of one library; another one's articles can be taken in all the same. */
  readonly sameLibrary: boolean;
  /** Aren't here. */
  readonly added: readonly MergeItem[];
  /** Are newer there, or were deleted for good there. */
  readonly changed: readonly MergeItem[];
  /** Were changed here and there, each without knowing the other. */
  readonly conflicting: readonly MergeItem[];
  /** How many have nothing that isn't here. */
  readonly same: number;
  /** Can't be read, there or here, and stay as they are in both. */
  readonly left: readonly MergeItem[];
}
