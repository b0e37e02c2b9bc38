import type { ExtractedArticle } from '#contract/extractor';
import { isFurtherPage, mayBeFurtherPage } from '#core/extract/next-page';
import { isSameTitle } from '#core/extract/same-title';
import { fail, ok, type Result } from '#core/result';
import { cancelled } from './cancelled';
import type { Extractor } from './extractor';
import { fetchPage, type FetchOptions } from './fetch-page';
import { loadedPage } from './load-source';

/** Pages of one article; what goes on after that is a book or a trap. */
const MOST_PAGES = 30;

export interface FurtherPagesOptions {
  readonly fetch: FetchOptions;
  readonly extractor: Extractor;
  /** Takes a sentence for the log. */
  readonly note: (sentence: string) => void;
  /** The first was rendered. What is only fetched may lack what scripts make, so further pages are told of only. */
  readonly isRendered: boolean;
}

/** An article with all of its pages that could be had. */
export interface WholeArticle {
  readonly article: ExtractedArticle;
  /** The first page declares no further one of the same piece: as long as it is the same, so is the text. */
  readonly isOnePage: boolean;
}

interface Page {
  readonly url: string;
  readonly article: ExtractedArticle;
}

/**
 * Fetches the further pages of a piece that says it has some, and joins them with the first. One that can't be had
 * ends the text, and the log says so: a part is better than nothing. Fails with `cancelled`, or as joining fails.
 * @param url where the first was found
 */
export async function withFurtherPages(
  first: ExtractedArticle,
  url: string,
  options: FurtherPagesOptions,
): Promise<Result<WholeArticle>> {
  const pages: Page[] = [{ url, article: first }];
  let isOnePage = !goesOn(pages);
  for (let last = pages[0]; last !== undefined && goesOn(pages);) {
    const next = last.article.next ?? '';
    if (options.isRendered) {
      options.note(
        `The page names ${next} as the next. A page that is rendered first is saved without further pages.`,
      );
      break;
    }
    if (pages.length === MOST_PAGES) {
      options.note(`Stopped after ${MOST_PAGES} pages; the text goes on at ${next}.`);
      break;
    }
    const page = await furtherPage(next, last.url, options);
    if (options.fetch.signal.aborted) return cancelled();
    if (!page.ok) {
      const number = pages.length + 1;
      const why = page.error.message.replace(/ Nothing was saved\.$/, '');
      options.note(`Page ${number} could not be had, so the text ends with page ${number - 1}: ${why}`);
      break;
    }
    // Some sites answer with a page that was there before when there are no more.
    if (pages.some(({ article }) => article.text === page.value.article.text)) break;
    if (isAnotherPiece(page.value, next, pages)) {
      const { title } = page.value.article.metadata;
      options.note(`The page that it names as the next, ${next}, is another piece: “${title}”. It was left.`);
      isOnePage = pages.length === 1;
      break;
    }
    pages.push(page.value);
    last = page.value;
  }
  const left = pages.at(-1)?.article.next ?? null;
  if (left !== null && !goesOn(pages) && !pages.some(({ url: known }) => known === left)) {
    options.note(`The page names ${left} as the next. By its address that is another piece, so it was left.`);
  }
  return pages.length === 1 ? ok({ article: first, isOnePage }) : joined(first, pages, options);
}

function goesOn(pages: readonly Page[]): boolean {
  const next = pages.at(-1)?.article.next ?? null;
  const [first, number] = [pages[0]?.url ?? '', pages.length + 1];
  return next !== null && (isFurtherPage(first, next, number) || mayBeFurtherPage(first, next, number));
}

/** Where the address tells too little, the title has to: that of a blog's next piece is another. */
function isAnotherPiece({ article }: Page, address: string, [first, ...further]: readonly Page[]): boolean {
  if (first === undefined || isFurtherPage(first.url, address, further.length + 2)) return false;
  return !isSameTitle(first.article.metadata.title, article.metadata.title);
}

async function furtherPage(
  address: string,
  namedBy: string,
  { fetch, extractor }: FurtherPagesOptions,
): Promise<Result<Page>> {
  const fetched = await fetchPage(new URL(address), { ...fetch, namedBy: new URL(namedBy) });
  const loaded = fetched.ok ? loadedPage(fetched.value) : fetched;
  if (!loaded.ok) return loaded;
  const { kind, content, images } = loaded.value;
  if (kind !== 'html') return fail('unsupported', `${address} is no web page.`);
  const url = loaded.value.url ?? address;
  const { signal } = fetch;
  const article = await extractor.run<'page'>(
    { kind: 'page', content, url, images, scope: 'article' },
    { signal },
  );
  return article.ok ? ok({ url, article: article.value }) : article;
}

async function joined(
  first: ExtractedArticle,
  pages: readonly Page[],
  { extractor, fetch, note }: FurtherPagesOptions,
): Promise<Result<WholeArticle>> {
  const { signal } = fetch;
  const texts = pages.map(({ url, article: { html } }) => ({ url, html }));
  const { language } = first.metadata;
  const text = await extractor.run<'join'>({ kind: 'join', pages: texts, language }, { signal });
  if (!text.ok) return text;
  note(
    `Joined the ${pages.length} pages that the article is on. Of the pages as they came, the first is kept.`,
  );
  const notes = pages.flatMap(({ article }, at) =>
    at === 0 ? article.notes : ofPage(at + 1, article, first),
  );
  return ok({ article: { ...first, ...text.value, notes }, isOnePage: false });
}

/** What is said of the first page needn't be said of each. */
function ofPage(number: number, { notes }: ExtractedArticle, first: ExtractedArticle): readonly string[] {
  return notes.filter((note) => !first.notes.includes(note)).map((note) => `Page ${number}: ${note}`);
}
