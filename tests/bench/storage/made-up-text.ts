import type { SafeHtml } from '#core/html';
import { seededRandom, type Random } from './random';

const ONSETS = [
  'b',
  'br',
  'd',
  'f',
  'g',
  'gl',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'st',
  't',
  'v',
  'w',
] as const;
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'] as const;
const ENDS = ['', '', 'n', 'r', 'l', 'st', 'm', 'd'] as const;
const SMALL_WORDS = [
  'the',
  'of',
  'and',
  'a',
  'to',
  'in',
  'is',
  'it',
  'that',
  'was',
  'for',
  'on',
  'with',
  'as',
] as const;

const WORDS_MADE_UP = 4_000;
const LEAST_WORDS = 200;
const MOST_WORDS = 8_000;
/** So many that, with the least, a text has a thousand words in the mean. */
const MEAN_MORE_WORDS = 800;
/** A link in so many words gives the markup the weight that saved pages have: 20 KB for a thousand words. */
const WORDS_A_LINK = 9;

/** The same for every library, so that texts share their words as those of one reader do. */
const VOCABULARY = makeVocabulary();

export interface MadeUpText {
  readonly html: SafeHtml;
  /** The normalised text of `html`, as `core/text` reads it. */
  readonly text: string;
  readonly words: number;
}

/** An article's text of 200 to 8,000 words, a thousand in the mean, in paragraphs with links. */
export function madeUpText(random: Random): MadeUpText {
  const wanted = Math.min(MOST_WORDS, LEAST_WORDS - Math.log(1 - random.number()) * MEAN_MORE_WORDS);
  const markup: string[] = [];
  const blocks: string[] = [];
  let words = 0;
  while (words < wanted) {
    const length = 30 + random.below(90);
    const paragraph = Array.from({ length }, () => word(random));
    words += length;
    blocks.push(`${paragraph.join(' ')}.`);
    markup.push(`<p>${paragraph.map((each, at) => withLink(each, at, random)).join(' ')}.</p>`);
  }
  // The bench vouches for its own markup.
  return { html: markup.join('') as SafeHtml, text: blocks.join('\n'), words };
}

export function madeUpTitle(random: Random): string {
  const title = Array.from({ length: 4 + random.below(6) }, () => word(random)).join(' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** One word, common ones more often. */
export function word(random: Random): string {
  if (random.below(3) === 0) return random.pick(SMALL_WORDS);
  const at = Math.floor(WORDS_MADE_UP * random.number() ** 3);
  return VOCABULARY[at] ?? 'the';
}

function withLink(each: string, at: number, random: Random): string {
  if (at % WORDS_A_LINK !== 0) return each;
  const path = Array.from({ length: 9 }, () => word(random)).join('-');
  return `<a href="https://${word(random)}.example/${random.below(1e6)}/${path}?from=reading" rel="noreferrer">${each}</a>`;
}

function makeVocabulary(): readonly string[] {
  const random = seededRandom(1);
  const syllable = (): string => random.pick(ONSETS) + random.pick(VOWELS) + random.pick(ENDS);
  return Array.from({ length: WORDS_MADE_UP }, () =>
    Array.from({ length: 1 + random.below(3) }, syllable).join(''),
  );
}
