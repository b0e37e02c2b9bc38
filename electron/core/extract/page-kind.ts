import { assertNever } from '../result';

export const PAGE_KINDS = ['article', 'home', 'login', 'cookie-wall', 'shell'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** Where a page keeps what isn't its text. */
const FURNITURE =
  'script, style, noscript, template, nav, header, footer, aside, form, select, dialog, button';
const NEVER_SHOWN = 'script, style, noscript, template';
const BLOCKS = 'p, div, li, td, pre, blockquote, section, article, main, dd, body, center, font';
const HEADINGS = 'h1, h2, h3, h4';
const MOUNT_POINTS = '#root, #app, #__next, #__nuxt, #___gatsby, #svelte, app-root, [data-reactroot]';

/** Characters of unlinked text that make a block more than a teaser. */
const PARAGRAPH = 200;
/** With this much text in such blocks, a page has something to read. */
const ENOUGH = 600;
/** Characters; a shell says less than this. */
const NEXT_TO_NOTHING = 200;
/** Consent pages are longer than one thinks, but not as long as an article about them. */
const LONGEST_WALL = 5000;
const MANY_HEADLINES = 12;
const LEAST_HEADLINE = 15;

/** The path of a site's front, or of a section's or a language's. */
const FRONT = /^\/([a-z-]{2,12}\/?)?(index\.\w+)?$/i;

const NEEDS_SCRIPTS = /java\s?script/i;
const CONSENT =
  /cookie|consent|\bgdpr\b|einwillig|datenschutz|confidentialit|consentement|privacidad|consentimiento|consenso|toestemming|samtykke|samtycke|zgod[ayę]|ciasteczk|súhlas|souhlas|クッキー|同意/i;
const ACCEPT =
  /\b(accept|agree|allow)\b|akzeptier|zustimm|einverstanden|accepter|aceptar|accett|aceitar|akkoord|accepteren|godta|godkänn|accepter|akceptuj|zgadzam|přijmout|souhlasím|同意する/i;

/**
 * Tells a page with an article from four kinds without one, by what can be counted on it. In doubt it is an article:
 * asking about one is worse than saving a page that says little. The document is left as it is.
 * @param url where it was found, or null
 */
export function pageKind(document: Document, url: string | null): PageKind {
  if (saysArticle(document)) return 'article';
  const blocks = readBlocks(document);
  if (isCookieWall(document, blocks)) return 'cookie-wall';
  const prose = blocks
    .filter(({ length }) => length >= PARAGRAPH)
    .reduce((sum, { length }) => sum + length, 0);
  if (prose >= ENOUGH) return 'article';
  if (isShell(document)) return 'shell';
  if (isLogin(document, blocks)) return 'login';
  if (isHome(document, url)) return 'home';
  return 'article';
}

/** For people: what such a page is and what that means for saving it. */
export function notAnArticle(kind: Exclude<PageKind, 'article'>): string {
  switch (kind) {
    case 'home':
      return 'This is a page of headlines that lead to articles, not an article. Nothing was saved.';
    case 'login':
      return 'This page asks to sign in, and the article isn’t on it. Nothing was saved.';
    case 'cookie-wall':
      return 'This page asks for consent to cookies, and the article isn’t on it. Nothing was saved.';
    case 'shell':
      return 'There is no text in this page; it only appears in a browser, by scripts. Nothing was saved.';
    default:
      return assertNever(kind);
  }
}

/** Pages that call themselves articles are believed, but for an empty one. */
function saysArticle(document: Document): boolean {
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  return /^article$/i.test(type.trim()) && visibleText(document).length >= NEXT_TO_NOTHING;
}

/** The text of each block that is neither a link nor inside a smaller block nor in the page's furniture. */
function readBlocks(document: Document): readonly string[] {
  const texts = new Map<Element, string>();
  const walker = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
  while (walker.nextNode() !== null) {
    const parent = walker.currentNode.parentElement;
    if (parent?.closest(`a, ${FURNITURE}`) !== null) continue;
    const block = parent.closest(BLOCKS) ?? document.body;
    texts.set(block, (texts.get(block) ?? '') + (walker.currentNode.nodeValue ?? ''));
  }
  return [...texts.values()].map(squeeze).filter((text) => text !== '');
}

function isCookieWall(document: Document, blocks: readonly string[]): boolean {
  if (!blocks.some((text) => CONSENT.test(text)) || visibleText(document).length > LONGEST_WALL) return false;
  const buttons = [...document.querySelectorAll('button, a, input[type="submit"], [role="button"]')];
  const accepts = buttons.some((button) =>
    ACCEPT.test(`${button.textContent} ${button.getAttribute('value') ?? ''}`),
  );
  const rest = blocks.filter((text) => !CONSENT.test(text)).join(' ');
  return accepts && rest.length < NEXT_TO_NOTHING;
}

function isShell(document: Document): boolean {
  if (document.querySelector('script') === null) return false;
  if (visibleText(document).length >= NEXT_TO_NOTHING) return false;
  const mount = document.querySelector(MOUNT_POINTS);
  const isEmptyMount = mount !== null && squeeze(mount.textContent).length < NEXT_TO_NOTHING;
  const asks = [...document.querySelectorAll('noscript')].some((each) =>
    NEEDS_SCRIPTS.test(each.textContent),
  );
  return isEmptyMount || asks;
}

function isLogin(document: Document, blocks: readonly string[]): boolean {
  if (document.querySelector('input[type="password" i]') === null) return false;
  return blocks.join(' ').length < ENOUGH && headlines(document) < MANY_HEADLINES;
}

/** Many headlines that lead elsewhere, at an address that is a site's or a section's front. */
function isHome(document: Document, url: string | null): boolean {
  const path = url !== null && URL.canParse(url) ? new URL(url).pathname : '/';
  return FRONT.test(path) && headlines(document) >= MANY_HEADLINES;
}

function headlines(document: Document): number {
  return [...document.querySelectorAll(HEADINGS)].filter((heading) => {
    const isLink = heading.closest('a[href]') !== null || heading.querySelector('a[href]') !== null;
    return isLink && squeeze(heading.textContent).length >= LEAST_HEADLINE;
  }).length;
}

function visibleText(document: Document): string {
  const walker = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
  const parts: string[] = [];
  while (walker.nextNode() !== null) {
    if (walker.currentNode.parentElement?.closest(NEVER_SHOWN) === null) {
      parts.push(walker.currentNode.nodeValue ?? '');
    }
  }
  return squeeze(parts.join(' '));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
