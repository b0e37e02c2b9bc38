import type { Pattern } from './pattern';
import type { TextPair } from './text-pair';
import { lossBetween } from './word-likeness';
import type { Vocabulary } from './words';

/** How a pattern lies over a place of the new text. */
export interface Fit {
  /** Words of the new text that the quote lies over; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** How much of the quote's words is there, by their lengths, 0–1. */
  readonly likeness: number;
  /** Of the context before and behind, how much is there, 0–1; null where none is known. */
  readonly before: number | null;
  readonly behind: number | null;
  /** How much is lost of all that was looked for, by lengths: the quote and its context. */
  readonly lost: number;
}

/** How many words may be put in or left out without the place being lost: a share of the pattern, within bounds. */
const LEAST_SLACK = 8;
const SLACK_SHARE = 0.15;
const MOST_SLACK = 96;

/** Of places that are equally good, the one where the pattern was thought to stand: less than any word weighs. */
const FARTHER = 1e-6;

/** How a word of the pattern was dealt with. */
const INSTEAD = 0;
const LEFT_OUT = 1;
const PUT_IN = 2;

/**
 * Lays a pattern (context, quote, context) over the words round a place so that the least is lost: the approximate
 * matching of P. H. Sellers (1980) on words instead of characters, within a band. The context is laid with the quote,
 * for it tells where a quote begins whose first words are no longer there. Null where no word is left of the quote,
 * or more is lost than asked for.
 *
 * @param diagonal - the word of the new text where the pattern's first word would stand
 * @param most - how much may be lost, 0–1
 */
export function fitPattern(pattern: Pattern, pair: TextPair, diagonal: number, most = 1): Fit | null {
  const { source, left, right } = pattern;
  const { vocabulary } = pair;
  const rows = right - left;
  const slack = Math.min(MOST_SLACK, Math.max(LEAST_SLACK, Math.ceil(rows * SLACK_SHARE)));
  const band: Band = { rows, width: 2 * slack + 1, first: diagonal - slack };
  const mostCost = most * weightBetween(pattern, vocabulary, left, right) + 1;
  const steps = new Uint8Array((rows + 1) * band.width);
  const costs = new Map<number, Float64Array>();
  let above = new Float64Array(band.width);
  let here = new Float64Array(band.width);
  for (let cell = 0; cell < band.width; cell += 1) {
    here[cell] = FARTHER * Math.abs(cell - slack);
  }
  for (let row = 0; row <= rows; row += 1) {
    if (row > 0) {
      [above, here] = [here, above];
      const id = source.ids[left + row - 1] ?? -1;
      // What is lost already stays lost.
      if (nextRow(pair, id, band, row, above, here, steps) > mostCost) return null;
    }
    if (left + row === pattern.from || left + row === pattern.to) costs.set(row, here.slice());
  }
  return traced(pattern, pair, band, here, costs, steps);
}

/** The cell `c` of row `r` is the place before word `first + r + c`: the band goes down with the diagonal. */
interface Band {
  readonly rows: number;
  readonly width: number;
  readonly first: number;
}

/** Works out one row from the one above, and gives the least cost in it. */
function nextRow(
  { vocabulary, after: { ids, count } }: TextPair,
  id: number,
  { width, first }: Band,
  row: number,
  above: Float64Array,
  here: Float64Array,
  steps: Uint8Array,
): number {
  const weight = vocabulary.weightOf(id);
  let least = Infinity;
  let beside = Infinity;
  for (let cell = 0; cell < width; cell += 1) {
    const place = first + row + cell;
    let cost = cell + 1 < width ? (above[cell + 1] ?? 0) + weight : Infinity;
    let step = LEFT_OUT;
    const present = place >= 1 && place <= count ? (ids[place - 1] ?? -1) : -1;
    const weightThere = vocabulary.weightOf(present);
    // Before the text begins and after it ends, words are lost against none.
    const loss = id === present ? 0 : Math.max(weight, weightThere) * lossBetween(vocabulary, id, present);
    const instead = (above[cell] ?? 0) + loss;
    if (instead <= cost) [cost, step] = [instead, INSTEAD];
    if (beside + weightThere < cost) [cost, step] = [beside + weightThere, PUT_IN];
    here[cell] = cost;
    steps[row * width + cell] = step;
    beside = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** Goes the cheapest way back from its end, to see where on it the quote began and ended. */
function traced(
  pattern: Pattern,
  { vocabulary, after: { count } }: TextPair,
  { rows, width, first }: Band,
  last: Float64Array,
  costs: ReadonlyMap<number, Float64Array>,
  steps: Uint8Array,
): Fit | null {
  const { left, from, to, right } = pattern;
  const cost = Math.min(...last);
  let cell = last.indexOf(cost);
  let row = rows;
  // Words put in right before the quote are no part of it, nor are those put in right behind.
  const walkTo = (until: number, isWithPutIn: boolean): number => {
    while (row > until || (isWithPutIn && row > 0 && steps[row * width + cell] === PUT_IN)) {
      const step = steps[row * width + cell];
      if (step === PUT_IN) cell -= 1;
      else row -= 1;
      if (step === LEFT_OUT) cell += 1;
    }
    return Math.min(count, Math.max(0, first + row + cell));
  };
  const end = walkTo(to - left, true);
  const costAtEnd = costs.get(to - left)?.[cell] ?? 0;
  const begin = walkTo(from - left, false);
  const costAtBegin = costs.get(from - left)?.[cell] ?? 0;
  if (end <= begin) return null;
  const kept = (lost: number, firstWord: number, after: number): number | null =>
    firstWord === after ? null : Math.max(0, 1 - lost / weightBetween(pattern, vocabulary, firstWord, after));
  return {
    from: begin,
    to: end,
    likeness: kept(costAtEnd - costAtBegin, from, to) ?? 0,
    before: kept(costAtBegin, left, from),
    behind: kept(cost - costAtEnd, to, right),
    lost: cost / weightBetween(pattern, vocabulary, left, right),
  };
}

function weightBetween({ source }: Pattern, vocabulary: Vocabulary, from: number, to: number): number {
  let weight = 0;
  for (let word = from; word < to; word += 1) weight += vocabulary.weightOf(source.ids[word] ?? -1);
  return weight;
}
