/** Highlights painted, changed and stored, and words found, in short and very long articles: `npm run bench -- highlights`. */

import type { BenchContext, Row } from './bench';
import { openHighlightsWindow, type HighlightsWindow } from './highlights/highlights-window';
import type { ChangeFigures, FindFigures, RestoreFigures } from './highlights/jobs';
import { storing } from './highlights/storing';

const LENGTHS = [3_000, 100_000] as const;
const COUNTS = [100, 1_000, 5_000] as const;
const LONG = 100_000;
/** In which some common letters stand 9,000 times. */
const WORDS_TO_FIND_IN = 120_000;
const TURNS = 15;

const MOST_TIMES_PLAIN = 2.5;
const MOST_BLOCKING = 0.2;
const MOST_TIMES_FEW = 4;
const MOST_TIMES_REGISTERED = 5;

export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const window = await openHighlightsWindow(context);
  for (const words of LENGTHS) for (const count of COUNTS) yield* restore(window, words, count);
  yield* change(window);
  yield* find(window);
  await window.end();
  yield* storing(context);
}

async function* restore(window: HighlightsWindow, words: number, highlights: number): AsyncGenerator<Row> {
  const { plain, whole, blocking, marks } = await window.ask<RestoreFigures>({
    job: 'restore',
    words,
    highlights,
    turns: TURNS,
  });
  const what = `${highlights} highlights restored in ${words} words`;
  const baseline = { name: `${marks[0]} marks put in by hand`, figures: plain, as: 'ratio' } as const;
  yield {
    name: `${what}, ${marks[1]} marks`,
    unit: 'ms',
    figures: whole,
    baseline,
    atMost: MOST_TIMES_PLAIN,
  };
  yield {
    name: `${what}: before the first screen`,
    unit: 'ms',
    figures: blocking,
    baseline,
    atMost: MOST_BLOCKING,
  };
}

async function* change(window: HighlightsWindow): AsyncGenerator<Row> {
  const sizes = { few: 10, many: 5_000 };
  const figures = await window.ask<ChangeFigures>({ job: 'change', words: LONG, ...sizes, turns: 50 });
  const baseline = { name: `at ${sizes.few}`, figures: figures.few, as: 'ratio' } as const;
  yield {
    name: `one highlight added or removed at ${sizes.many} in ${LONG} words`,
    unit: 'ms',
    figures: figures.many,
    baseline,
    atMost: MOST_TIMES_FEW,
  };
  yield {
    name: 'the same with all highlights read again from the library',
    unit: 'ms',
    figures: figures.readAgain,
  };
}

async function* find(window: HighlightsWindow): AsyncGenerator<Row> {
  const { hits, registered, found, first } = await window.ask<FindFigures>({
    job: 'find',
    words: WORDS_TO_FIND_IN,
    turns: TURNS,
  });
  const baseline = { name: 'the same ranges registered', figures: registered, as: 'ratio' } as const;
  yield {
    name: `${hits} hits found and shown in ${WORDS_TO_FIND_IN} words`,
    unit: 'ms',
    figures: found,
    baseline,
    atMost: MOST_TIMES_REGISTERED,
  };
  yield { name: 'the same for the first words typed', unit: 'ms', figures: first, baseline };
}
