import type { ArticleView } from '#core/article/article-view';
import type { ArticleId } from '#core/ids';

export type { Fault, VerifyReport } from './faults';

// What is told of the library as a whole: its trash, its backups, what a merge would do, what a check found. The same
// forms as the library's own, so that the window needn't know the library.

/** An article in the trash. */
export interface TrashedArticle extends ArticleView {
  /** When it was put there: ISO 8601, UTC. */
  readonly deleted: string;
}

/** Why a backup was made. */
export type BackupReason = 'daily' | 'asked' | 'before restore' | 'before merge' | 'before repair';

export interface BackupSummary {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly reason: BackupReason;
  /** Without those in the trash, which are in the backup too. */
  readonly articles: number;
  readonly files: number;
  /** Of all files together. */
  readonly bytes: number;
  /** Of which were new on the disk: what earlier backups hold isn't stored again. */
  readonly newBytes: number;
}

/** What putting back a whole backup would do. */
export interface BackupDifference {
  readonly backup: BackupSummary;
  readonly articles: readonly ArticleDifference[];
  /** How many articles are as they are in the backup. */
  readonly same: number;
}

export interface ArticleDifference {
  readonly id: ArticleId;
  readonly title: string;
  /**
   * *comes back*: isn't here now, or is in the trash; *goes back*: differs; *goes away*: isn't in the backup, or in
   * its trash.
   */
  readonly change: 'comes back' | 'goes back' | 'goes away';
  /** For people. */
  readonly details: string;
}

/** A restore that was done. */
export interface RestoredBackup {
  /** Articles that are now as they are in the backup and weren't before. */
  readonly restored: number;
  /** Articles that went away, because the backup has none of them. */
  readonly setAside: number;
  /** The backup that was made of the library just before. */
  readonly safety: BackupSummary;
}

/** An article that a merge does something with, or would. */
export interface MergeItem {
  readonly id: ArticleId;
  readonly title: string;
  /** For people: what differs, or why it was left. */
  readonly details: string;
}

/** What a merge would do, or has done. */
export interface MergePlan {
  /** Whether both are copies of one library; another one's articles can be taken in all the same. */
  readonly sameLibrary: boolean;
  readonly added: readonly MergeItem[];
  /** Are newer there, or were deleted for good there. */
  readonly changed: readonly MergeItem[];
  /** Were changed here and there, each without knowing the other. */
  readonly conflicting: readonly MergeItem[];
  /** How many have nothing that isn't here. */
  readonly same: number;
  /** Can't be read, there or here, and stay as they are. */
  readonly left: readonly MergeItem[];
}

/** A merge that was done. */
export interface MergedLibrary {
  readonly plan: MergePlan;
  /** The backup that was made of the library just before. */
  readonly safety: BackupSummary;
}

/** The whole library in one file. */
export interface ArchiveFile {
  readonly path: string;
  /** With those in the trash. */
  readonly articles: number;
  readonly bytes: number;
}

/** Something to import that a person chose, and what taking it in would do. */
export interface ChosenArchive {
  /** Stands for the path, which a page never names; good until the next is chosen. */
  readonly token: string;
  /** Of the file or folder, for people. */
  readonly name: string;
  readonly plan: MergePlan;
}
