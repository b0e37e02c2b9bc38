/** A piece of text that holds no other block: what a reader sees as one line or one paragraph. */
export interface LeafBlock {
  readonly element: Element;
  /** White space single, ends trimmed; never empty. */
  readonly text: string;
  /** The part of its characters that are inside links, 0 to 1. */
  readonly linked: number;
  /** It has links, and all lead to pages of the article's own site: how a site points to its other pieces. */
  readonly linksHome: boolean;
  readonly kind: 'heading' | 'item' | 'text';
  /** A paragraph of the article, by its length and its few links: what everything else is judged by its place to. */
  readonly isProse: boolean;
}

const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, div, section, dt, dd, header, footer, aside, ul, ol';
const HOLDS_BLOCKS = `${BLOCKS}, table, figure, pre, blockquote, dl, math`;
/** What is inside these is kept as it is: data, pictures with their captions, code, quotations. */
const KEPT_WHOLE = 'table, figure, pre, blockquote, math';
const SHORTEST_PROSE = 80;
const MOST_LINKED_PROSE = 0.5;

/**
 * The leaf blocks of an article in their order; tables, figures, code and quotations are passed over.
 * @param host of the article's address, null when nobody knows; the addresses in the content are absolute
 */
export function leafBlocks(content: Element, host: string | null): readonly LeafBlock[] {
  const blocks: LeafBlock[] = [];
  for (const element of content.querySelectorAll(BLOCKS)) {
    if (element.querySelector(HOLDS_BLOCKS) !== null || element.closest(KEPT_WHOLE) !== null) continue;
    const text = oneLine(element.textContent);
    if (text !== '') blocks.push(leafBlock(element, text, host));
  }
  return blocks;
}

function leafBlock(element: Element, text: string, host: string | null): LeafBlock {
  const outer = element.closest('a');
  const links = outer === null ? [...element.querySelectorAll('a')] : [outer];
  const linked = linkedPart(links, text);
  const linksHome = links.length > 0 && host !== null && links.every((link) => leadsTo(link, host));
  const kind = /^h[1-6]$/.test(element.localName) ? 'heading' : element.localName === 'li' ? 'item' : 'text';
  const isProse = kind !== 'heading' && text.length >= SHORTEST_PROSE && linked < MOST_LINKED_PROSE;
  return { element, text, linked, linksHome, kind, isProse };
}

function linkedPart(links: readonly Element[], text: string): number {
  const characters = links.reduce((sum, link) => sum + oneLine(link.textContent).length, 0);
  return Math.min(1, characters / text.length);
}

/** A place in the article itself, or another site, is the author's choice. */
function leadsTo(link: Element, host: string): boolean {
  const address = link.getAttribute('href') ?? '';
  return URL.canParse(address) && siteOf(new URL(address).hostname) === siteOf(host);
}

/** `news.example.org` and `www.example.org` are of one site. */
function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
