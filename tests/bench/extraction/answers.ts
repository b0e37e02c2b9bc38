/**
 * What is compared: the app's extraction and each library bare. `job` is all that a capture does in the window, and
 * `whole` the text of the page as it is.
 */
export type EngineName = 'ours' | 'readability' | 'defuddle' | 'job' | 'whole';

/** What an engine made of a page. */
export interface Answer {
  /** From the page's markup to the article. */
  readonly ms: number;
  /** Empty when it found nothing. */
  readonly text: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly notes: readonly string[];
}
