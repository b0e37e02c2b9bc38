import { readText } from '../text/read-text';
import type { Removal } from './clean-up';

export type Engine = 'readability' | 'defuddle' | 'whole page';

/** What one engine made of a page, cleaned up. */
export interface Candidate {
  readonly engine: Engine;
  readonly content: Element;
  readonly removals: readonly Removal[];
  /** Characters before its first paragraph of some length. */
  readonly runUp: number;
}

/** Part of the found text that was no part of the article: an engine that takes so much along was unsure. */
const CLUTTERED = 0.02;
/** Part of the text before the first paragraph of some length. */
const LONG_RUN_UP = 0.03;
/** A find as short as this may have missed the article. */
const SCANT = 250;

/** The second opinion is the same article with less around it when its words are so many of the first's… */
const LEAST_KEPT = 0.75;
/** …and nearly all of its runs of words are in the first. */
const SAME_WORDS = 0.95;
const RUN = 4;

/** Whether a find is so short that it may not be the article. */
export function isScrap({ content }: Pick<Candidate, 'content'>): boolean {
  return lengthOf(content) < SCANT;
}

/** Whether an engine's find shows signs that a second opinion may be better. */
export function needsSecondOpinion({ content, removals, runUp }: Candidate): boolean {
  const length = lengthOf(content);
  const removed = removals.reduce((sum, removal) => sum + removal.text.length, 0);
  return length < SCANT || removed > (removed + length) * CLUTTERED || runUp > length * LONG_RUN_UP;
}

/**
 * Picks between two finds. The second wins where it is the first with less around it, or where the first is only a
 * scrap of it.
 */
export function better(first: Candidate, second: Candidate): Candidate {
  const one = wordsOf(first.content);
  const other = wordsOf(second.content);
  if (other.length === 0) return first;
  if (isScrap(first)) {
    return other.length > one.length && shared(one, other) >= SAME_WORDS ? second : first;
  }
  const part = other.length / one.length;
  return part >= LEAST_KEPT && part < 1 && shared(other, one) >= SAME_WORDS ? second : first;
}

function lengthOf(content: Element): number {
  return content.textContent.replace(/\s+/g, ' ').length;
}

function wordsOf(content: Element): readonly string[] {
  return readText(content).text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The part of one text's runs of four words that stand in the other too. */
function shared(one: readonly string[], other: readonly string[]): number {
  const runs = new Set(runsOf(other));
  const own = runsOf(one);
  return own.length === 0 ? 0 : own.filter((run) => runs.has(run)).length / own.length;
}

function runsOf(words: readonly string[]): readonly string[] {
  const last = Math.max(1, words.length - RUN + 1);
  return words.length === 0
    ? []
    : Array.from({ length: last }, (_, at) => words.slice(at, at + RUN).join(' '));
}
