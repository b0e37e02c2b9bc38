import { askDefuddle } from './ask-defuddle';
import { cleanUp } from './clean-up';
import type { FoundArticle } from './find-article';
import { better, isScrap, needsSecondOpinion, type Candidate } from './judge';
import { tidyArticle } from './tidy-article';

export interface PageFacts {
  readonly title: string;
  readonly url: string | null;
  readonly authors: readonly string[];
}

/**
 * Cleans up what was found in a page, and asks defuddle for a second opinion where the find shows signs of being too
 * much or too little. Where it may be too much, defuddle sees only the find: it can take nothing but parts of it, and
 * reads a small page several times as fast as a large one. Where it is a scrap, defuddle sees the whole page.
 * @param again gives the prepared page once more, in one piece
 */
export function bestArticle(found: FoundArticle, facts: PageFacts, again: () => Document): Candidate {
  const first = candidate(found.engine, found.content, facts);
  if (found.isWhole || !needsSecondOpinion(first)) return first;
  const seesAll = found.engine !== 'readability' || isScrap(first);
  const other = askDefuddle(seesAll ? again() : pageOf(first.content), facts.url);
  if (other === null) return first;
  const second = candidate('defuddle', other, facts);
  return better(first, seesAll ? second : { ...second, removals: [...first.removals, ...second.removals] });
}

/** A page with nothing else in it; the content itself stays as it is. */
function pageOf(content: Element): Document {
  const page = content.ownerDocument.implementation.createHTMLDocument();
  page.body.append(page.importNode(content, true));
  return page;
}

function candidate(engine: Candidate['engine'], content: Element, facts: PageFacts): Candidate {
  tidyArticle(content, facts.title);
  const { removals, runUp } = cleanUp(content, { host: hostOf(facts.url), authors: facts.authors });
  return { engine, content, removals, runUp };
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).hostname : null;
}
