import type { Answer } from './answers';
import type { SaidOfPage } from './corpora';

export const FIELDS = ['title', 'byline', 'date', 'language'] as const;
export type Field = (typeof FIELDS)[number];

const BETWEEN = /\s[|\-–—·]\s/;
const BY = /^\s*(?:written )?by\s+/i;
/** Some known bylines are none. */
const ONLY_A_DATE = /^(?:last updated|updated|published|\p{L}+ \d{1,2}, \d{4})/iu;

/**
 * Whether an answer has a field as it is known, by a measure that is the same for all. A title may come without what
 * stands behind a separator (the site's name), a byline without the role or date that stands in its line; a date is
 * right by its day.
 * @returns null when the field isn't known of the page
 */
export function isRight(field: Field, said: SaidOfPage, answer: Answer): boolean | null {
  switch (field) {
    case 'title':
      return judged(said.title, answer.title, (known, given) => titlesOf(known).includes(bare(given)));
    case 'byline':
      if (ONLY_A_DATE.test(said.byline?.trim() ?? '')) return null;
      return judged(said.byline, answer.byline, (known, given) => {
        const name = bare(given.replace(BY, ''));
        return name !== '' && bare(known).includes(name);
      });
    case 'date':
      return judged(said.publishedTime, answer.published, (known, given) => day(known) === day(given));
    case 'language':
      return judged(said.lang, answer.language, (known, given) => tag(known) === tag(given));
  }
}

function judged(
  known: string | null | undefined,
  given: string | null,
  agree: (known: string, given: string) => boolean,
): boolean | null {
  if (known === null || known === undefined || known.trim() === '') return null;
  return given !== null && agree(known, given);
}

/** The whole title, and each beginning of it that ends before a separator. */
function titlesOf(known: string): readonly string[] {
  const parts = known.split(BETWEEN);
  return parts.map((_, index) => bare(parts.slice(0, index + 1).join('')));
}

function tag(language: string): string {
  return language.toLowerCase().replaceAll('_', '-');
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function day(date: string): string {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? date : at.toISOString().slice(0, 10);
}
