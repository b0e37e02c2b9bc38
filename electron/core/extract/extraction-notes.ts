import { assertNever } from '../result';
import type { Candidate } from './judge';
import type { Leftover } from './leftovers';

/** A log is read by people: of a long list its beginning says enough. */
const MOST_SHOWN = 5;
const LONGEST_SHOWN = 60;

/** Says in plain sentences which engine's find was kept, and what was taken out of it, kind by kind. */
export function extractionNotes({
  engine,
  removals,
}: Pick<Candidate, 'engine' | 'removals'>): readonly string[] {
  const kinds = [...new Set(removals.map(({ why }) => why))];
  return [
    kept(engine),
    ...kinds.map((kind) => {
      const texts = removals.filter(({ why }) => why === kind).map(({ text }) => `“${shortened(text)}”`);
      const more = texts.length > MOST_SHOWN ? ` and ${texts.length - MOST_SHOWN} more` : '';
      return `Left out ${named(kind)}: ${texts.slice(0, MOST_SHOWN).join(', ')}${more}.`;
    }),
  ];
}

function kept(engine: Candidate['engine']): string {
  switch (engine) {
    case 'readability':
      return 'Kept the text that Readability found.';
    case 'defuddle':
      return 'Kept the text that defuddle found: it is the article with less around it, or with more of it.';
    case 'whole page':
      return 'Kept the whole page: nothing in it told the article from the rest.';
    default:
      return assertNever(engine);
  }
}

function named(kind: Leftover): string {
  switch (kind) {
    case 'links':
      return 'lists of links to other pages of the site';
    case 'label':
      return 'pointers to other pages of the site';
    case 'furniture':
      return 'the page’s own labels and buttons';
    case 'date':
      return 'lines that only repeat the date';
    case 'byline':
      return 'lines that only repeat the authors';
    case 'sign-up':
      return 'requests to subscribe';
    case 'rights':
      return 'notices of rights';
    default:
      return assertNever(kind);
  }
}

function shortened(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN).replace(/\s+\S*$/, '')}…`;
}
