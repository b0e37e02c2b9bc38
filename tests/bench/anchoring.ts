/** Whether highlights find their words in changed texts, and how long it takes: `npm run bench -- anchoring`. */

import { CHANGES } from './anchoring/changes';
import { documentsOf, ownDocuments, type AnchoringDocument } from './anchoring/documents';
import { timesFor } from './anchoring/speed';
import { supplyFrom, tryOut, type Outcome, type TrialOptions } from './anchoring/trial';
import type { BenchContext, Row } from './bench';
import { corporaFor } from './extraction/corpora';

const QUOTES = 20;
const MOST_NOT_RIGHT = 3;
const MOST_WRONG = 1;
const MOST_GONE_ATTACHED = 5;

/**
 * Two texts at the sizes of a usual and of a very long article, and how often each is timed. The baseline takes seconds
 * for the longer one.
 */
const SPEEDS = [
  { words: 3_000, turns: 11, atMost: 0.5 },
  { words: 100_000, turns: 5, atMost: 0.15 },
];

/** With the word `tuning`, on the half of the documents that may be looked at while working on it. */
export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const corpora = await corporaFor(context.root, context.folder, context.say);
  const all = [...(await documentsOf(corpora)), ...ownDocuments()];
  const half = context.words.includes('tuning') ? 0 : 1;
  const documents = all.filter((_, index) => index % 2 === half);
  context.say(`${documents.length} of ${all.length} documents, ${QUOTES} quotes for each change.`);
  yield* accuracy('old text kept', documents, { quotes: QUOTES, knowsOldText: true }, true);
  yield* accuracy('words and context only', documents, { quotes: QUOTES, knowsOldText: false }, false);
  for (const { words, turns, atMost } of SPEEDS) {
    const { ours, search } = timesFor(words, turns);
    yield {
      name: `200 quotes in ${words.toLocaleString('en')} words, both texts compared`,
      unit: 'ms',
      figures: ours,
      baseline: { name: 'approx-string-match over the text for each', figures: search, as: 'ratio' },
      atMost,
    };
  }
}

function* accuracy(
  known: string,
  documents: readonly AnchoringDocument[],
  options: TrialOptions,
  hasBars: boolean,
): Generator<Row> {
  const supply = supplyFrom(documents);
  const outcomes: Outcome[] = [];
  for (const [number, change] of CHANGES.entries()) {
    const these = documents.flatMap((document, index) =>
      tryOut(document, change, supply, number * 1_000 + index + 1, options),
    );
    yield share(`${known}: ${change.name}: not right`, these, isNotRight, null);
    outcomes.push(...these);
  }
  const gone = outcomes.filter(({ isGone }) => isGone);
  yield share(`${known}: all: not right`, outcomes, isNotRight, hasBars ? MOST_NOT_RIGHT : null);
  yield share(`${known}: all: wrong`, outcomes, isWrong, hasBars ? MOST_WRONG : null);
  yield share(`${known}: gone, attached anywhere`, gone, isAttached, hasBars ? MOST_GONE_ATTACHED : null);
}

function share(
  name: string,
  outcomes: readonly Outcome[],
  counts: (outcome: Outcome) => boolean,
  atMost: number | null,
): Row {
  const counted = outcomes.filter(counts).length;
  return {
    name: `${name}, ${counted} of ${outcomes.length}`,
    unit: '%',
    figures: [(100 * counted) / Math.max(1, outcomes.length)],
    ...(atMost === null ? {} : { atMost }),
  };
}

function isNotRight({ verdict }: Outcome): boolean {
  return verdict !== 'right';
}

function isWrong({ verdict }: Outcome): boolean {
  return verdict === 'wrong';
}

function isAttached(outcome: Outcome): boolean {
  return outcome.isAttached;
}
