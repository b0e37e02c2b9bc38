import { fold, normaliseQuote } from '../text/fold';

export interface WantedQuote {
  readonly quote: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

export interface FoundQuote {
  /** UTF-16 units of the normalised text. */
  readonly start: number;
  readonly end: number;
  /** How many places have these words with this context; more than one means the first was taken. */
  readonly occurrences: number;
}

/**
 * Finds words that a person gave, in the normalised text of an article. Quotes, dashes and white space are compared
 * in their folded form; letters must agree. Where a prefix or suffix is given it must stand right beside the quote.
 * Null when the words aren't there.
 */
export function findQuote(text: string, wanted: WantedQuote): FoundQuote | null {
  const haystack = fold(text);
  const needle = fold(normaliseQuote(wanted.quote));
  if (needle === '') return null;
  const prefix = fold(normaliseQuote(wanted.prefix ?? ''));
  const suffix = fold(normaliseQuote(wanted.suffix ?? ''));

  let first: number | null = null;
  let occurrences = 0;
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    if (!endsWithin(haystack, at, prefix) || !beginsAt(haystack, at + needle.length, suffix)) continue;
    first ??= at;
    occurrences += 1;
  }
  return first === null ? null : { start: first, end: first + needle.length, occurrences };
}

/** Whether `prefix` stands right before `at`, with or without a space between. */
function endsWithin(haystack: string, at: number, prefix: string): boolean {
  return haystack.endsWith(prefix, at) || (haystack[at - 1] === ' ' && haystack.endsWith(prefix, at - 1));
}

function beginsAt(haystack: string, at: number, suffix: string): boolean {
  return haystack.startsWith(suffix, at) || (haystack[at] === ' ' && haystack.startsWith(suffix, at + 1));
}
