import { EMBED_CLASS } from '../sanitize/attribute-rules';
import { leafBlocks, type LeafBlock } from './leaf-blocks';

/** As far as a headline, an author's line and what else stands over every page may reach, in blocks. */
const LONGEST_HEAD = 8;
const LONGEST_FOOT = 8;
const EMBED = `figure.${EMBED_CLASS}`;
/** What a reader sees though there are no words in it. */
const WITHOUT_WORDS = `img, table, math, hr, video, audio, ${EMBED}`;

/**
 * Joins the pages of one piece in the first. What stands over or under each of them (a headline, a portrait, a
 * paragraph on the author, the links from page to page) stays once.
 * @param pages the sanitised text of each, in order; the others are used up
 * @param addresses where they were found
 */
export function joinPages(pages: readonly Element[], addresses: readonly string[]): void {
  const [first, ...further] = pages;
  if (first === undefined) return;
  const head = new Set(
    blocksOf(first)
      .slice(0, LONGEST_HEAD)
      .map(({ text }) => text),
  );
  const own = new Set(addresses.map(withoutFragment));
  for (const page of pages) removeLinksBetween(page, own);
  further.forEach((page, at) => {
    const before = pages[at] ?? first;
    removeHead(page, head);
    removeShownImages(page, pages.slice(0, at + 1));
    removeFoot(before, page);
    renameTargets(page, `page-${at + 2}-`);
  });
  for (const page of further) first.append(...page.childNodes);
}

function blocksOf(page: Element): readonly LeafBlock[] {
  return leafBlocks(page, null);
}

/** “1 2 3 Next”: they lead to what is here. */
function removeLinksBetween(page: Element, own: ReadonlySet<string>): void {
  for (const link of page.querySelectorAll('a[href]')) {
    if (!own.has(withoutFragment(link.getAttribute('href') ?? ''))) continue;
    const block = blocksOf(page).find(({ element }) => element.contains(link));
    const rest = block === undefined ? '' : block.text.replace(/\d+|[^\p{L}]/gu, '');
    if (block !== undefined && (block.linked > 0.5 || rest === '')) removeWithEmptied(block.element, page);
  }
}

function removeHead(page: Element, head: ReadonlySet<string>): void {
  for (const { text, element } of blocksOf(page).slice(0, LONGEST_HEAD)) {
    if (!head.has(text)) return;
    removeWithEmptied(element, page);
  }
}

/** A picture that was there before goes. Its figure goes only with it if nothing else in it is new. */
function removeShownImages(page: Element, before: readonly Element[]): void {
  const shown = new Set(before.flatMap((each) => [...each.querySelectorAll('img')].map(addressOf)));
  const figures = new Set(before.flatMap((each) => [...each.querySelectorAll('figure')].map(besidePictures)));
  for (const image of page.querySelectorAll('img')) {
    if (!shown.has(addressOf(image))) continue;
    const figure = image.closest('figure');
    if (figure === null) {
      removeWithEmptied(image, page);
      continue;
    }
    const isAlone = [...figure.querySelectorAll('img')].every((each) => shown.has(addressOf(each)));
    const beside = besidePictures(figure);
    if (isAlone && (beside === '' || figures.has(beside))) removeWithEmptied(figure, page);
    // The picture of something embedded is its link's: without it nothing of the link is seen.
    else if (!figure.matches(EMBED)) image.remove();
  }
}

/** What a figure says and leads to, besides its pictures. */
function besidePictures(figure: Element): string {
  const links = figure.matches(EMBED)
    ? [...figure.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '')
    : [];
  return [figure.textContent.replace(/\s+/g, ' ').trim(), ...links].join(' ').trim();
}

/** What both pages end with stays under the later. */
function removeFoot(page: Element, next: Element): void {
  const [ending, nextEnding] = [page, next].map((each) => blocksOf(each).slice(-LONGEST_FOOT).reverse());
  for (const [at, { text, element }] of (ending ?? []).entries()) {
    if (nextEnding?.[at]?.text !== text) return;
    removeWithEmptied(element, page);
  }
}

/** Each page numbers its notes from 1. */
function renameTargets(page: Element, prefix: string): void {
  const renamed = new Set<string>();
  for (const target of page.querySelectorAll('[id]')) {
    renamed.add(target.id);
    target.id = `${prefix}${target.id}`;
  }
  for (const link of page.querySelectorAll('a[href^="#"]')) {
    const id = (link.getAttribute('href') ?? '').slice(1);
    if (renamed.has(id)) link.setAttribute('href', `#${prefix}${id}`);
  }
}

function removeWithEmptied(element: Element, page: Element): void {
  let emptied: Element | null = element;
  while (emptied !== null && emptied !== page) {
    const parent: Element | null = emptied.parentElement;
    emptied.remove();
    const holds: boolean = parent?.textContent.trim() !== '' || parent.querySelector(WITHOUT_WORDS) !== null;
    emptied = holds ? null : parent;
  }
}

function addressOf(image: Element): string {
  return image.getAttribute('data-address') ?? image.getAttribute('src') ?? '';
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '');
}
