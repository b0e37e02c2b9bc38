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
}

export interface Row {
  readonly name: string;
  readonly unit: string;
  /** Every figure measured, warm-ups left out. */
  readonly figures: readonly number[];
  /** Where there is one, the bar is for the ratio of the medians; else for the median itself. */
  readonly baseline?: { readonly name: string; readonly figures: readonly number[] };
  readonly atMost: number;
}
