/** What a bench gets and gives; `build/bench.mjs` runs it. */

export interface BenchContext {
  /** The Electron executable. */
  readonly electron: string;
  /** Chromium switches without which Electron doesn't start here. */
  readonly switches: readonly string[];
  /** The environment for programs that show a window. */
  readonly env: NodeJS.ProcessEnv;
  /** The checkout, with the app built in it. */
  readonly root: string;
  /** An empty folder, deleted after the run. */
  readonly folder: string;
  /** The words after the bench's name. */
  readonly words: readonly string[];
  /** Tells the person at the terminal how far it has come. */
  readonly say: (line: string) => void;
}

/**
 * What is compared with the bar: the median itself, or, where there is a baseline, how it stands to the median of
 * that.
 */
export interface Row {
  readonly name: string;
  readonly unit: string;
  /** Every figure measured, warm-ups left out. */
  readonly figures: readonly number[];
  readonly baseline?: {
    readonly name: string;
    readonly figures: readonly number[];
    /** `ratio`: so many times the baseline; `difference`: so much more than it. */
    readonly as: 'ratio' | 'difference';
  };
  /** The bar. A row without one is there to compare others with. */
  readonly atMost?: number;
}
