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
  const visit = (element: Element, start: number): void => {
    const length = element.textContent.length;
    if (length === 0) return;
    if (element !== root && (length <= LONGEST_CHUNK || hasOwnWords(element))) {
      chunks.push({ element, start, end: start + length });
      return;
    }
    if (element === root && hasOwnWords(root)) {
      chunks.push({ element, start, end: start + length });
      return;
    }
    let at = start;
    for (const child of element.childNodes) {
      if (isElement(child)) visit(child, at);
      if (isElement(child) || child.nodeType === TEXT_NODE) at += (child.textContent ?? '').length;
    }
  };
  visit(root, 0);
  return chunks;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

function hasOwnWords(element: Element): boolean {
  return [...element.childNodes].some(
    (child) => child.nodeType === TEXT_NODE && (child.nodeValue ?? '').trim() !== '',
  );
}

/** `instanceof` fails here: the nodes belong to the frame's realm. */
function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}
