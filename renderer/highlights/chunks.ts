/** A part of the article that is painted as one: small enough for mark.js to be quick in. */
export interface Chunk {
  readonly element: Element;
  /** Raw offsets (UTF-16 units of the article root's `textContent`); `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** mark.js rebuilds its list of text nodes for each call, so its cost grows with the square of a chunk's length. */
const LONGEST_CHUNK = 4_000;

/**
 * Splits the article into disjoint elements of at most 4,000 units that together hold all its text but structural
 * white space. An element with words of its own beside larger children stays whole, whatever its length.
 */
export function chunksOf(root: Element): readonly Chunk[] {
  const chunks: Chunk[] = [];
  /** Gives the length of the element's text; each text is read once where elements stand flat. */
  const visit = (element: Element, start: number): number => {
    if (element !== root || hasOwnWords(root)) {
      const length = element.textContent.length;
      if (length === 0) return 0;
      if (element === root || length <= LONGEST_CHUNK || hasOwnWords(element)) {
        chunks.push({ element, start, end: start + length });
        return length;
      }
    }
    let at = start;
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (isElement(child)) at += visit(child, at);
      else if (child.nodeType === TEXT_NODE) at += (child.nodeValue ?? '').length;
    }
    return at - start;
  };
  visit(root, 0);
  return chunks;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

function hasOwnWords(element: Element): boolean {
  for (let child = element.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === TEXT_NODE && (child.nodeValue ?? '').trim() !== '') return true;
  return false;
}

/** `instanceof` fails here: the nodes belong to the frame's realm. */
function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

/** The index of the first chunk that ends after a raw offset; the number of chunks when none does. */
export function firstEndingAfter(chunks: readonly Chunk[], offset: number): number {
  return firstWhere(chunks, (chunk) => chunk.end > offset);
}

/** The index of the first item for which `holds`, where it holds for all after one for which it does. */
export function firstWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item === undefined || holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
