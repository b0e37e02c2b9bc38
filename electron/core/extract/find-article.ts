import { Readability } from '@mozilla/readability';

/** The part of a page that is the article, with what was learnt on the way. */
export interface FoundArticle {
  readonly engine: 'readability' | 'whole page';
  /** Nothing but the article is in the page, or nothing else was meant: no other engine can find more or better. */
  readonly isWhole: boolean;
  readonly content: Element;
  readonly byline: string | null;
  readonly published: string | null;
  readonly direction: string | null;
}

/** What only pages with more than an article on them have. */
const BOILERPLATE =
  'nav, aside, footer, form, iframe, button, table table, div, [role="navigation"], [role="banner"], [role="complementary"]';
const NEVER_READ = `script, style, noscript, template, nav, aside, footer, form, iframe, button, select, dialog`;

const WHOLE = {
  engine: 'whole page',
  isWhole: false,
  byline: null,
  published: null,
  direction: null,
} as const;

/**
 * Finds the article in a prepared page, which is used up. A page without anything but text is taken whole: there is
 * nothing to tell the article from. Where Readability finds nothing, the body without its plain furniture stands in.
 * @param again gives the prepared page once more, in one piece; most pages never ask for it
 * @returns null when the page has no text
 */
export function findArticle(document: Document, again: () => Document): FoundArticle | null {
  if (isBare(document)) return whole(document);
  // Classes stay: they are what a second opinion goes by. The sanitiser takes them off.
  const options = { serializer: (node: Node) => node, disableJSONLD: true, keepClasses: true };
  const found = new Readability<Node>(document, options).parse();
  const content = found?.content ?? null;
  if (found === null || content === null || !hasText(content)) return withoutFurniture(again());
  return {
    engine: 'readability',
    isWhole: false,
    content: content as Element,
    byline: found.byline ?? null,
    published: found.publishedTime ?? null,
    direction: found.dir ?? null,
  };
}

/** The whole body: for a selection that a person made, where everything is meant. */
export function whole(document: Document): FoundArticle | null {
  for (const element of document.querySelectorAll('script, style, noscript, template')) element.remove();
  return hasText(document.body) ? { ...WHOLE, content: document.body, isWhole: true } : null;
}

function isBare(document: Document): boolean {
  return document.body.querySelector(BOILERPLATE) === null;
}

function withoutFurniture(document: Document): FoundArticle | null {
  const body = document.body.cloneNode(true) as Element;
  for (const element of body.querySelectorAll(NEVER_READ)) element.remove();
  if (hasText(body)) return { ...WHOLE, content: body };
  return whole(document);
}

function hasText(node: Node): boolean {
  return /\S/.test(node.textContent ?? '');
}
