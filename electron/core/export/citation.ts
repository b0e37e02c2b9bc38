import type { QuoteInContext } from '../anchor/context';
import { publishedOn } from '../article/published-on';
import { textFragmentLink } from './text-fragment';

/** What a citation is made of; an article's view has it all. */
export interface CitedSource {
  readonly title: string;
  readonly authors: readonly string[];
  readonly site: string | null;
  readonly url: string | null;
  /** As the source says: a date or a time. */
  readonly published: string | null;
  /** BCP 47. */
  readonly language: string | null;
}

/** The parts of a citation, each on one line; what isn't known is empty. */
export interface CitationParts {
  readonly authors: string;
  readonly title: string;
  readonly site: string;
  readonly date: string;
}

export function citationParts({ authors, title, site, published }: CitedSource): CitationParts {
  return {
    authors: oneLine(authors.map(oneLine).join(', ')),
    title: oneLine(title),
    site: oneLine(site ?? ''),
    date: oneLine(publishedOn(published)),
  };
}

/** Parts in a row, without those that are empty. */
export function inARow(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/**
 * A link that opens the live page at the quote; at its top where the quote has no words, as an image has none. Null
 * when the article has no address on the web: a link that does something else than open a page is none.
 */
export function passageLink({ url, language }: CitedSource, quote: QuoteInContext): string | null {
  if (url === null || !isOnWeb(url)) return null;
  return quote.exact.trim() === '' ? url : textFragmentLink(url, quote, language);
}

function isOnWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
