/** What the bench's page is asked, and what it answers. All figures are milliseconds, one a turn. */

export interface RestoreJob {
  readonly job: 'restore';
  readonly words: number;
  readonly highlights: number;
  readonly turns: number;
}

export interface RestoreFigures {
  /** The same segments, each wrapped by hand. */
  readonly plain: readonly number[];
  /** All work of the painter, from the article in its frame to the last mark. */
  readonly whole: readonly number[];
  /** The part of it that stands before the first screen. */
  readonly blocking: readonly number[];
  /** Marks by hand, and marks by the painter: the same number. */
  readonly marks: readonly [number, number];
}

export interface ChangeJob {
  readonly job: 'change';
  readonly words: number;
  readonly few: number;
  readonly many: number;
  readonly turns: number;
}

export interface ChangeFigures {
  readonly few: readonly number[];
  readonly many: readonly number[];
  /** At many, with every highlight a new object, as they come from the library after each change. */
  readonly readAgain: readonly number[];
}

export interface FindJob {
  readonly job: 'find';
  readonly words: number;
  readonly turns: number;
}

export interface FindFigures {
  readonly hits: number;
  /** The ranges made of known nodes and registered. */
  readonly registered: readonly number[];
  /** From the words typed to the hits registered. */
  readonly found: readonly number[];
  /** The same for the first words, when the text is made ready for finding as well. */
  readonly first: readonly number[];
}

export type Job = RestoreJob | ChangeJob | FindJob;
