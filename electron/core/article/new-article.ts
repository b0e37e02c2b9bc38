import type { SafeHtml } from '../html';
import type { CaptureLog } from './capture-log';
import type { Metadata, Validators } from './article';
import type { LateImage, NewAsset } from './assets';

/** What the page as it came is kept as. */
export const ORIGINALS = ['html', 'mhtml', 'md', 'txt'] as const;

/** What capture made of a source, for the library to store. */
export interface NewArticle {
  readonly metadata: Metadata;
  readonly tags: readonly string[];
  readonly html: SafeHtml;
  /** The normalised text of `html`. */
  readonly text: string;
  readonly words: number;
  /** Of `text`: see `fingerprintOf`. */
  readonly fingerprint: string | null;
  /** The images that `html` names, and the lead image, each once. */
  readonly assets: readonly NewAsset[];
  /** The picture that the source stands for itself with (`metadata.image`); left out where it couldn't be had. */
  readonly leadImage?: LateImage;
  /** The source as it came, so that a better extractor can run again; null when there was none. */
  readonly original: {
    readonly bytes: Uint8Array;
    readonly extension: (typeof ORIGINALS)[number];
  } | null;
  /** Where it was really fetched, after redirects; left out when it came from a file or a paste. */
  readonly fetchedFrom?: string;
  /** A person gave the host of `fetchedFrom`; left out when a page did. */
  readonly givenBy?: 'person';
  /** What the page is known by there; left out where that says nothing of the whole text. */
  readonly validators?: Validators;
  /** Its scripts ran before it was taken. */
  readonly rendered?: true;
  /** How it was captured. */
  readonly log: CaptureLog;
}
