/** The app's extraction against each library bare, on the same pages in one window: `npm run bench -- extraction`. */

import { join } from 'node:path';
import type { BenchContext, Row } from './bench';
import type { Answer, EngineName } from './extraction/answers';
import { corporaFor, type Corpus, type KnownPage } from './extraction/corpora';
import { openExtractionWindow, type ExtractionWindow } from './extraction/extraction-window';
import { FIELDS, isRight } from './extraction/metadata-accuracy';
import { f1, overlap } from './extraction/shingles';

const COMPARED = ['ours', 'readability', 'defuddle'] as const satisfies readonly EngineName[];
type Compared = (typeof COMPARED)[number];
const ORDERS: readonly (readonly Compared[])[] = [
  COMPARED,
  ['defuddle', 'readability', 'ours'],
  ['readability', 'defuddle', 'ours'],
];
type Answers = Readonly<Record<Compared, Answer>>;

/** By how much the independent corpus has to be better. */
const MORE_ON_ARTICLES = 0.01;
const MOST_TIMES_READABILITY = 1.5;
const MOST_GROWTH = 1.2;
const IN_A_ROW = 1000;
const FIRST_OF_THEM = 100;
const OWN_PAGES = ['news.html', 'bare.html'];

export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const corpora = await corporaFor(context.root, context.folder, context.say);
  const window = await openExtractionWindow(context);
  const own = OWN_PAGES.map((name) => join(context.root, 'tests', 'fixtures', 'pages', name));
  for (const file of own)
    for (const engine of COMPARED) await window.ask(engine, file, 'https://example.org/a');
  for (const corpus of corpora) yield* compare(window, corpus);
  await window.end();
  const files = corpora.flatMap(({ pages }) => pages.map(({ file }) => file));
  yield* growth(context, files.length === 0 ? own : files);
}

async function* compare(window: ExtractionWindow, { name, pages }: Corpus): AsyncGenerator<Row> {
  const answers: Answers[] = [];
  const truths: string[] = [];
  for (const page of pages) {
    answers.push(await answersOf(window, page));
    truths.push(await truthOf(window, page));
  }
  const better = name === 'articles' ? MORE_ON_ARTICLES : 0;
  const f1s = COMPARED.map((engine) =>
    f1(answers.map((answer, index) => overlap(truths[index] ?? '', answer[engine].text))),
  );
  yield shortfall(`${name}: main text, F1 of 4-grams`, f1s, better);
  yield {
    name: `${name}: pages that give no text`,
    unit: 'pages',
    figures: [answers.filter(({ ours }) => ours.text.trim() === '').length],
    atMost: 0,
  };
  for (const field of FIELDS) {
    const known = pages.flatMap(({ said }, index) => {
      const answer = answers[index];
      return said === null || answer === undefined || isRight(field, said, answer.ours) === null
        ? []
        : [{ said, answer }];
    });
    if (known.length === 0) continue;
    const right = COMPARED.map(
      (engine) =>
        known.filter(({ said, answer }) => isRight(field, said, answer[engine])).length / known.length,
    );
    yield shortfall(`${name}: ${field} right, of ${known.length} pages that have one`, right, 0);
  }
  yield {
    name: `${name}: a page, from markup to article`,
    unit: 'ms',
    figures: answers.map(({ ours }) => ours.ms),
    baseline: { name: 'Readability', figures: answers.map(({ readability }) => readability.ms), as: 'ratio' },
  };
  // Page by page: the two medians above are of two different pages, and pages differ more than engines do.
  yield {
    name: `${name}: a page, against Readability's time for the same page`,
    unit: 'times',
    figures: answers.map(({ ours, readability }) => ours.ms / readability.ms),
    atMost: MOST_TIMES_READABILITY,
  };
}

/**
 * Turn by turn, so that what else the machine does weighs on all alike, and each as often after each other one: what
 * one leaves behind in memory is cleared away in the time of the next. The time of each is the median of its turns.
 */
async function answersOf(window: ExtractionWindow, { file, url }: KnownPage): Promise<Answers> {
  const turns: Answers[] = [];
  for (const order of ORDERS) {
    const answers: Partial<Record<Compared, Answer>> = {};
    for (const engine of order) answers[engine] = (await window.ask(engine, file, url)).answer;
    turns.push(answers as Answers);
  }
  const timed = COMPARED.map((engine) => {
    const answers = turns.map((turn) => turn[engine]).sort((one, other) => one.ms - other.ms);
    return [engine, answers[Math.floor(answers.length / 2)]];
  });
  return Object.fromEntries(timed) as Answers;
}

async function truthOf(window: ExtractionWindow, { truth, url }: KnownPage): Promise<string> {
  return 'text' in truth ? truth.text : (await window.ask('whole', truth.file, url)).answer.text;
}

/** By how much ours falls short of the best library's, at most so much: below nothing is better. */
function shortfall(name: string, [ours = 0, ...libraries]: readonly number[], better: number): Row {
  const each = libraries.map((figure, index) => `${String(COMPARED[index + 1])} ${figure.toFixed(4)}`);
  return {
    name: `${name}: ours ${ours.toFixed(4)}, ${each.join(', ')}; what the best library has more`,
    unit: '',
    figures: [Math.max(...libraries) - ours],
    atMost: -better,
  };
}

async function* growth(context: BenchContext, files: readonly string[]): AsyncGenerator<Row> {
  const window = await openExtractionWindow(context);
  const figures: number[] = [];
  for (let turn = 0; turn < IN_A_ROW; turn += 1) {
    const { memory } = await window.ask('job', files[turn % files.length] ?? '', 'https://example.org/a');
    figures.push(memory / 1024);
  }
  await window.end();
  yield {
    name: `memory of the window after ${IN_A_ROW} pages`,
    unit: 'MB',
    figures: figures.slice(-1),
    baseline: {
      name: `after ${FIRST_OF_THEM}`,
      figures: figures.slice(FIRST_OF_THEM - 1, FIRST_OF_THEM),
      as: 'ratio',
    },
    atMost: MOST_GROWTH,
  };
}
