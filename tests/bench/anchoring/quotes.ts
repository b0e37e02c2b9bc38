import type { Random } from '../storage/random';
import type { Draft, Piece } from './draft';

/** Nobody marks a row of dots. */
const WORD = /[\p{L}\p{N}]/u;

export interface Quote {
  readonly start: number;
  readonly end: number;
}

/**
 * What people mark: mostly a sentence or some words of one, now and then a name, two sentences, or the end of one
 * paragraph with the beginning of the next. Ranges of the text that the draft was made of, without signs at their ends
 * one time in two.
 */
export function quotesFrom(draft: Draft, count: number, random: Random): readonly Quote[] {
  const sentences = draft.paragraphs.flat();
  if (sentences.length === 0) return [];
  return Array.from({ length: count }, () => {
    const at = random.below(sentences.length);
    const sentence = sentences[at] ?? [];
    const kind = random.below(20);
    if (kind < 8) return rangeOf(sentence, random);
    if (kind < 10) return rangeOf(someOf(sentence, 1, 3, random), random);
    if (kind < 16) return rangeOf(someOf(sentence, 4, 14, random), random);
    return rangeOf([...sentence, ...(sentences[at + 1] ?? [])], random);
  }).filter((quote) => quote !== null);
}

function someOf(sentence: readonly Piece[], least: number, most: number, random: Random): readonly Piece[] {
  const length = Math.min(sentence.length, least + random.below(most - least + 1));
  const from = random.below(sentence.length - length + 1);
  return sentence.slice(from, from + length);
}

function rangeOf(pieces: readonly Piece[], random: Random): Quote | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first?.from || !last?.from || !pieces.some(({ text }) => WORD.test(text))) return null;
  if (random.below(2) === 0) return { start: first.from.start, end: last.from.end };
  const before = /^\p{P}+(?=.)/u.exec(first.text)?.[0].length ?? 0;
  const behind = /(?<=.)\p{P}+$/u.exec(last.text)?.[0].length ?? 0;
  const range = { start: first.from.start + before, end: last.from.end - behind };
  return range.start < range.end ? range : { start: first.from.start, end: last.from.end };
}
