/** How much is measured. Library sizes in articles. */
export interface Sizes {
  /** The small and the large library of the durable highlight. */
  readonly small: number;
  readonly large: number;
  /** The windows: nearly empty, usual, and `large`. */
  readonly few: number;
  readonly usual: number;
  /** How often each is measured. */
  readonly highlights: number;
  readonly starts: number;
  readonly memories: number;
  readonly rebuilds: number;
  readonly kills: number;
}

export const FULL: Sizes = {
  small: 100,
  large: 50_000,
  few: 10,
  usual: 10_000,
  highlights: 400,
  starts: 9,
  memories: 5,
  rebuilds: 5,
  kills: 200,
};

/** To see that the bench works, and for a first impression. */
export const QUICK: Sizes = {
  small: 100,
  large: 2_000,
  few: 10,
  usual: 1_000,
  highlights: 60,
  starts: 3,
  memories: 1,
  rebuilds: 3,
  kills: 10,
};
