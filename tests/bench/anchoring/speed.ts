import search from 'approx-string-match';
import { prepareReanchoring, type AnchoredText } from '#core/anchor/reanchor';
import { word } from '../storage/made-up-text';
import { seededRandom, type Random } from '../storage/random';
import { CHANGES } from './changes';
import { draftOf, written } from './draft';
import { quotesFrom } from './quotes';
import { highlightOf, supplyFrom } from './trial';

export interface Times {
  /** Milliseconds for all quotes, comparing the texts included. */
  readonly ours: readonly number[];
  /** Milliseconds to look each quote up in the new text. */
  readonly search: readonly number[];
}

const QUOTES = 200;
const SEED = 3;
/** As Hypothesis, which anchors annotations this way, calls it. */
const MOST_ERRORS = 256;

/**
 * Times our way and a search of the whole text for each quote, turn by turn, in a made-up text in which several things
 * changed at once. The first turn of each only warms up.
 */
export function timesFor(words: number, turns: number): Times {
  const random = seededRandom(SEED);
  const text = textOf(words, random);
  const draft = draftOf(text);
  const change = CHANGES.find(({ name }) => name === 'several at once');
  const supply = supplyFrom([{ name: 'itself', text }]);
  const before: AnchoredText = { number: 1, text };
  const after = { number: 2, text: written(change?.carryOut(draft, random, supply) ?? draft).text };
  const quotes = quotesFrom(draft, QUOTES, random);
  const highlights = quotes.map((quote) => highlightOf(before, quote));
  const times = Array.from({ length: turns + 1 }, () => ({
    ours: timeOf(() => {
      const placeOf = prepareReanchoring(before, after);
      for (const highlight of highlights) placeOf(highlight);
    }),
    search: timeOf(() => {
      for (const { exact } of highlights) search(after.text, exact, Math.min(MOST_ERRORS, exact.length / 2));
    }),
  })).slice(1);
  return { ours: times.map(({ ours }) => ours), search: times.map((time) => time.search) };
}

function textOf(words: number, random: Random): string {
  const paragraphs: string[] = [];
  let left = words;
  while (left > 0) {
    const sentences = Array.from({ length: 1 + random.below(6) }, () => {
      const length = 6 + random.below(20);
      left -= length;
      return `${Array.from({ length }, () => word(random)).join(' ')}.`;
    });
    paragraphs.push(sentences.join(' '));
  }
  return paragraphs.join('\n');
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
