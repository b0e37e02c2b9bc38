/** How much of a text is right, and how much of what is right is there; 0 to 1. */
export interface Overlap {
  readonly precision: number;
  readonly recall: number;
}

const RUN = 4;

/** Compares two texts by their runs of four words, each as often as it stands there. */
export function overlap(truth: string, given: string): Overlap {
  const wanted = shingles(truth);
  const found = shingles(given);
  let shared = 0;
  for (const [run, times] of found) shared += Math.min(times, wanted.get(run) ?? 0);
  return { precision: part(shared, total(found)), recall: part(shared, total(wanted)) };
}

/** F1 of the averages of precision and recall, as the benchmark of the article corpus counts it. */
export function f1(overlaps: readonly Overlap[]): number {
  const precision = mean(overlaps.map((each) => each.precision));
  const recall = mean(overlaps.map((each) => each.recall));
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function shingles(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const runs = new Map<string, number>();
  const last = words.length === 0 ? 0 : Math.max(1, words.length - RUN + 1);
  for (let at = 0; at < last; at += 1) {
    const run = words.slice(at, at + RUN).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function part(shared: number, all: number): number {
  return all === 0 ? 0 : shared / all;
}

function total(runs: ReadonlyMap<string, number>): number {
  return [...runs.values()].reduce((sum, times) => sum + times, 0);
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
