import type { ArticleId } from '../ids';

/** What an article is compared by with those that are there. */
export interface Likeness {
  readonly url: string | null;
  readonly fingerprint: string | null;
}

/** An article that is there already and seems to be the same. */
export interface Alike {
  readonly id: ArticleId;
  readonly title: string;
  /** What they share: the address, or nearly all of the text. */
  readonly by: 'address' | 'text';
}
