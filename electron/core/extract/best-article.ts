import { askDefuddle } from './ask-defuddle';
import { cleanUp } from './clean-up';
import type { FoundArticle } from './find-article';
import { better, needsSecondOpinion, type Candidate } from './judge';
import { tidyArticle } from './tidy-article';

export interface PageFacts {
  readonly title: string;
  readonly url: string | null;
  readonly authors: readonly string[];
}

/**
 * Cleans up what was found in a page, and asks defuddle for a second opinion where the find shows signs of being too
 * much or too little.
 * @param document the prepared page, still in one piece; it is used up
 */
export function bestArticle(document: Document, found: FoundArticle, facts: PageFacts): Candidate {
  const first = candidate(found.engine, found.content, facts);
  if (found.isWhole || !needsSecondOpinion(first)) return first;
  const other = askDefuddle(document, facts.url);
  return other === null ? first : better(first, candidate('defuddle', other, facts));
}

function candidate(engine: Candidate['engine'], content: Element, facts: PageFacts): Candidate {
  tidyArticle(content, facts.title);
  const { removals, runUp } = cleanUp(content, { host: hostOf(facts.url), authors: facts.authors });
  return { engine, content, removals, runUp };
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).hostname : null;
}
