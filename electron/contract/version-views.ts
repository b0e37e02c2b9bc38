import type { CaptureLog } from '#core/article/capture-log';
import type { TextDifference } from '#core/text/difference';
import type { ArticleId } from '#core/ids';
import type { ArticleView } from './views';

// What is told of the versions of an article's text.

export interface VersionView {
  /** Counted from 1. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly captured: string;
  readonly words: number;
  /** SHA-256 of its HTML, hex. */
  readonly hash: string;
  /** It is the one that the reader shows. */
  readonly shown: boolean;
  /** The page as it came is kept beside it. */
  readonly original: boolean;
}

/** What fetching an article again came to. */
export interface Refetched {
  readonly article: ArticleView;
  /** False: the text is the same as that which is shown, and nothing was added. */
  readonly changed: boolean;
  /** The version that was shown before. */
  readonly before: number;
  /** Live highlights, by where they stand in the text that is shown now. */
  readonly highlights: {
    readonly exact: number;
    readonly moved: number;
    /** Found nearly: a person is asked whether these are the words. */
    readonly fuzzy: number;
    readonly loose: number;
  };
}

/** What changed from one version of an article's text to another. */
export interface DifferenceView {
  readonly id: ArticleId;
  readonly title: string;
  readonly from: VersionView;
  readonly to: VersionView;
  readonly difference: TextDifference;
}

/** How a version of an article's text was captured. */
export interface CaptureLogView {
  readonly id: ArticleId;
  readonly title: string;
  readonly version: VersionView;
  /** Null: it was captured by a Commonplace that took nothing down. */
  readonly log: CaptureLog | null;
}
