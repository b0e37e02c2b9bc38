import Defuddle from 'defuddle';
import { keepAside } from './stand-ins';

/** Defuddle's time grows with the square of depth and more: 24 s for 20,000 nested elements. */
const MOST_ELEMENTS = 8000;
const DEEPEST = 150;

/**
 * What defuddle takes for the article of a prepared page, which it may take apart. Nothing is asked of the network.
 * @returns null when it finds nothing, or when the page is larger or deeper than it can read in good time
 */
export function askDefuddle(document: Document, url: string | null): Element | null {
  if (document.getElementsByTagName('*').length > MOST_ELEMENTS || isDeeperThan(document.body, DEEPEST))
    return null;
  const putBack = keepAside(document);
  const content = contentOf(document, url);
  if (content === null || content.trim() === '') return null;
  const range = document.createRange();
  range.selectNodeContents(document.body);
  const holder = document.createElement('div');
  holder.append(range.createContextualFragment(content));
  putBack(holder);
  return /\S/.test(holder.textContent) ? holder : null;
}

function contentOf(document: Document, url: string | null): string | null {
  try {
    return new Defuddle(document, { useAsync: false, ...(url === null ? {} : { url }) }).parse().content;
  } catch {
    // It is a second opinion: where it fails on a page, the first one stands.
    return null;
  }
}

function isDeeperThan(root: Element, limit: number): boolean {
  let level: readonly Element[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((element) => [...element.children]);
  }
  return false;
}
