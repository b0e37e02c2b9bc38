import type { ArticleId } from '#core/ids';

/** Everything that a check of the library can find. */
export const FAULT_KINDS = [
  'document-damaged', // it can't be used; its last good copy can
  'document-missing', // only its last good copy is there
  'document-lost', // neither it nor its copy can be used
  'copy-missing', // a document without a last good copy
  'copy-damaged',
  'copy-differs', // the copy holds another state than the document
  'newer-format', // written by a newer Commonplace
  'unreadable', // the disk won't give it
  'wrong-id', // a record or tombstone in a place of another id
  'wrong-place', // a trashed article among the articles, or the other way round
  'in-both-places', // an article that lies among the articles and in the trash
  'tombstone-and-article', // deleted for good, and there
  'version-missing', // a version of the text that the record names isn't there
  'version-mismatch', // it belongs to another article or number
  'version-duplicate', // the record names two versions of one number
  'version-orphan', // a version that the record doesn't name
  'current-version-unknown', // the version to show is none of those that the record names
  'hash-wrong', // a text and its hash don't agree
  'words-wrong', // the count of words isn't that of the version that is shown
  'original-missing',
  'original-damaged',
  'original-orphan', // no version names it
  'asset-missing', // a text refers to it
  'asset-damaged', // its name isn't the hash of its bytes
  'highlight-duplicate', // two highlights of one id
  'highlight-article', // it says that it belongs to another article
  'highlight-version', // it was made in a version that the record doesn't name
  'highlight-place', // its words don't stand where it was made
  'anchor-wrong', // its words don't stand where it is shown
  'anchor-state', // the state of its anchor contradicts its places
  'time-order', // changed before it was made
  'stray', // left by a write that was cut off
  'set-aside', // kept under a dated name by an earlier repair or merge
  'conflict-copy', // a sync program left it beside what it is a copy of; the library merges it when it is opened
  'foreign', // not of Commonplace
  'backup-damaged', // a content that backups hold isn't what was stored
  'backup-missing', // a content that backups name isn't there
  'backup-unreadable', // a backup, its list of files, or a content that the disk won't give
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something that a check of the library found. */
export interface Fault {
  readonly kind: FaultKind;
  /** `info`: worth knowing, nothing is wrong with the library. */
  readonly severity: 'fault' | 'info';
  /** Null for what belongs to no article, and for what is wrong with backups. */
  readonly articleId: ArticleId | null;
  /** Relative to the library's folder, with slashes; absolute for what lies among the backups. */
  readonly path: string;
  /** For people: a sentence or two. */
  readonly message: string;
  /** For people: what was done about it, in one sentence; null when nothing was. */
  readonly mended: string | null;
  /** Where a file or folder lies now that was put out of the way, like `path`; null when none was. */
  readonly setAside: string | null;
}

export interface VerifyReport {
  /** Folders of articles that were looked at, those in the trash too. */
  readonly articles: number;
  readonly documents: number;
  /** Removed ones too. */
  readonly highlights: number;
  /** By path; those of backups last. */
  readonly faults: readonly Fault[];
  /** How many of the faults something was done about. */
  readonly mended: number;
  /** How many files and folders were put out of the way. */
  readonly setAside: number;
}
