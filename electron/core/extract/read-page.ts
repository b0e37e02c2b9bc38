import type { Metadata } from '../article/article';
import { asRawHtml, type RawHtml } from '../html';
import { readText } from '../text/read-text';
import { bestArticle } from './best-article';
import type { Candidate } from './judge';
import { isoDate } from './dates';
import { collectNotes, restoreNotes } from './footnotes';
import { findArticle, whole } from './find-article';
import { cleanAuthors, visibleAuthors, visibleBylineDate } from './page-authors';
import { readPageMetadata } from './page-metadata';
import { preparePage } from './prepare-page';
import { makeIdsSafe } from './safe-ids';
import { tidyArticle } from './tidy-article';

/** An article taken out of a page; its markup isn't sanitised yet. */
export interface PageArticle {
  readonly metadata: Metadata;
  readonly html: RawHtml;
  /** Which engine's find was kept. */
  readonly engine: Candidate['engine'];
  /** What was taken out of that find. */
  readonly removals: Candidate['removals'];
}

const BEGINNING = 80;

/**
 * Takes the article out of a parsed page. The document is used up.
 * @param url where the page was found, or null
 * @param scope `everything` keeps the whole body
 * @param again parses the page once more, for the few pages whose first find won't do; without it a copy is kept of
 *   every page, which costs a sixth of the time
 * @returns null when there is no text in the page
 */
export function readPage(
  document: Document,
  url: string | null,
  scope: 'article' | 'everything',
  again: () => Document = copyOf(document),
): PageArticle | null {
  const declared = readPageMetadata(document, url);
  const shown = declared.authors.length > 0 ? [] : visibleAuthors(document);
  const shownDate = declared.published === null ? visibleBylineDate(document) : null;
  preparePage(document, url);
  const notes = collectNotes(document.body);
  const preparedAgain = (): Document => {
    const page = again();
    preparePage(page, url);
    return page;
  };
  const found = scope === 'everything' ? whole(document) : findArticle(document, preparedAgain);
  if (found === null) return null;
  const title = declared.title ?? beginningOf(found.content);
  if (title === '') return null;
  const authors = firstFilled(declared.authors, cleanAuthors([found.byline ?? '']), shown);
  const best =
    scope === 'everything'
      ? asItIs(found.content, title)
      : bestArticle(found, { title, url: declared.url, authors }, preparedAgain);
  restoreNotes(best.content, notes);
  makeIdsSafe(best.content);
  return {
    metadata: {
      ...declared,
      title,
      authors: [...authors],
      published: declared.published ?? isoDate(found.published) ?? shownDate,
      direction: declared.direction ?? directionIn(found.direction),
    },
    html: asRawHtml(best.content.innerHTML),
    engine: best.engine,
    removals: best.removals,
  };
}

function copyOf(document: Document): () => Document {
  const copy = document.cloneNode(true) as Document;
  return () => copy;
}

/** A selection is what a person chose: nothing in it is too much. */
function asItIs(content: Element, title: string): Candidate {
  tidyArticle(content, title);
  return { engine: 'whole page', content, removals: [], runUp: 0 };
}

function firstFilled(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function directionIn(found: string | null): Metadata['direction'] {
  return found === 'ltr' || found === 'rtl' ? found : null;
}

/** A title for pages that give themselves none: the beginning of their first block. */
function beginningOf(content: Element): string {
  const first = readText(content).text.split('\n', 1)[0] ?? '';
  return first.length <= BEGINNING ? first : `${first.slice(0, BEGINNING).replace(/\s+\S*$/, '')}…`;
}
