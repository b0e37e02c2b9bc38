import { fold, normaliseQuote } from '../text/fold';

/**
 * Whether two pieces of text have the same words, as a reader sees them: accents may be written in one character or
 * two, quotes and dashes in any form, and white space may differ, also where a dash stands. Letters must agree.
 */
export function hasSameWords(one: string, other: string): boolean {
  return one === other || plain(one) === plain(other);
}

function plain(words: string): string {
  return fold(normaliseQuote(words))
    .replace(/…/g, '...')
    .replace(/''/g, '"')
    .replace(/ ?-+ ?/g, '-');
}
