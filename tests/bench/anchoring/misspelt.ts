import type { Random } from '../storage/random';

/** A word with one typing error: a character left out, doubled, another one, or two in the wrong order. */
export function misspelt(word: string, random: Random): string {
  const characters = Array.from(word);
  if (characters.length < 3) return word;
  const at = 1 + random.below(characters.length - 2);
  const [character = '', next = ''] = characters.slice(at, at + 2);
  const others: readonly [string, ...string[]] = [
    next,
    character + character + next,
    `e${next}`,
    next + character,
  ];
  return [...characters.slice(0, at), random.pick(others), ...characters.slice(at + 2)].join('');
}
