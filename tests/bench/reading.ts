/** Opening, scrolling and holding articles, against a blank window with the same markup: `npm run bench -- reading`. */

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { BenchContext, Row } from './bench';
import { fillLibrary } from './reading/fill-library';
import { keyToPainted, memoryMb, scrollFrames } from './reading/measure';
import { makePiece, type Piece } from './reading/pieces';
import { openApp, openBlank, writePlainPage, type Measured } from './reading/windows';

const TURNS = 15;
const WARM_UPS = 3;
const MEMORY_ARTICLES = 200;
const REST_MS = 5_000;

const MOST_TIMES_SHORT = 2;
const MOST_TIMES_LONG = 0.6;
const MOST_TIMES_FRAME = 1.1;
const MOST_TIMES_MEMORY = 1.6;

const HIGHLIGHTS = 20;
const SHORT = pair('Short', 3_000);
const LONG = pair('Long', 100_000);

export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const library = join(context.folder, 'library');
  const many = Array.from({ length: MEMORY_ARTICLES }, (_, index) =>
    makePiece(`Piece ${index}`, 1_000, 3, index + 100),
  );
  context.say('Saving the articles…');
  // What is saved last stands first in the list.
  await fillLibrary(context, library, [...many, ...LONG.pieces.toReversed(), ...SHORT.pieces.toReversed()]);
  const app = await openApp(context, library);
  context.say('Opening them…');
  yield* opening(context, app, SHORT, MOST_TIMES_SHORT);
  yield* opening(context, app, LONG, MOST_TIMES_LONG);
  await app.app.close();
  yield* memory(context, library, many);
}

async function* opening(
  context: BenchContext,
  app: Measured,
  { words, pieces }: Pair,
  atMost: number,
): AsyncGenerator<Row> {
  const [first] = pieces;
  const [bodies, width] = await bodiesOf(app.window, pieces);
  const blank = await openBlank(context, await writePlainPage(context, first.title, bodies, width));
  const ours: number[] = [];
  const theirs: number[] = [];
  const ourFrames: number[] = [];
  const theirFrames: number[] = [];
  for (let turn = -WARM_UPS; turn < TURNS; turn += 1) {
    // The second stands open; the first is above it in the list.
    const toFirst = turn % 2 !== 0;
    const awaited = { title: pieces[toFirst ? 0 : 1].title, hasMark: true };
    await app.window.bringToFront();
    const our = await keyToPainted(app.window, toFirst ? 'k' : 'j', awaited);
    const ourFrame = await scrollFrames(app.window);
    await blank.window.bringToFront();
    const their = await keyToPainted(blank.window, 'j', awaited);
    const theirFrame = await scrollFrames(blank.window);
    if (turn < 0) continue;
    ours.push(our);
    theirs.push(their);
    ourFrames.push(ourFrame);
    theirFrames.push(theirFrame);
  }
  await blank.app.close();
  yield {
    name: `key to painted, ${words} words with ${HIGHLIGHTS} highlights`,
    unit: 'ms',
    figures: ours,
    baseline: { name: 'the same markup in a blank window', figures: theirs, as: 'ratio' },
    atMost,
  };
  yield {
    name: `95th-percentile frame while scrolling, ${words} words`,
    unit: 'ms',
    figures: ourFrames,
    baseline: { name: 'the same markup in a blank window', figures: theirFrames, as: 'ratio' },
    atMost: MOST_TIMES_FRAME,
  };
}

/** The articles as they stand in the app's frame when all is done, and the frame's width. */
async function bodiesOf(window: Page, pieces: readonly Piece[]): Promise<readonly [string[], number]> {
  const bodies: string[] = [];
  for (const { title, quotes } of pieces) {
    await window.getByRole('option', { name: title }).click();
    const article = window.frameLocator('iframe').locator('article');
    await window.frameLocator('iframe').getByRole('heading', { level: 1, name: title }).waitFor();
    await article.locator(`mark >> nth=${quotes.length - 1}`).waitFor();
    bodies.push(await window.frameLocator('iframe').locator('body').innerHTML());
  }
  const width = await window.locator('iframe').evaluate((frame) => frame.clientWidth);
  return [bodies, width];
}

async function* memory(
  context: BenchContext,
  library: string,
  pieces: readonly Piece[],
): AsyncGenerator<Row> {
  if (process.platform !== 'linux') {
    context.say('Memory is measured on Linux only: it is read from /proc.');
    return;
  }
  const app = await openApp(context, library);
  const blank = await openBlank(context, await writePlainPage(context, 'empty', [''], 700));
  await app.window.getByRole('option', { name: LONG.pieces[1].title }).click();
  for (const { title } of pieces.toReversed()) {
    await keyToPainted(app.window, 'j', { title, hasMark: false });
  }
  await pause(REST_MS);
  const ours = await memoryMb(app);
  const theirs = await memoryMb(blank);
  await app.app.close();
  await blank.app.close();
  yield {
    name: `memory of all processes after ${MEMORY_ARTICLES} articles were opened`,
    unit: 'MB',
    figures: [ours],
    baseline: { name: 'blank window', figures: [theirs], as: 'ratio' },
    atMost: MOST_TIMES_MEMORY,
  };
}

/** Two articles of a length that stand one above the other in the list: the first is the upper one. */
interface Pair {
  readonly words: number;
  readonly pieces: readonly [Piece, Piece];
}

function pair(name: string, words: number): Pair {
  const make = (which: string, seed: number): Piece => makePiece(`${name} ${which}`, words, HIGHLIGHTS, seed);
  return { words, pieces: [make('one', 1), make('two', 2)] };
}
