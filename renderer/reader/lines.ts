import type { Lines } from './scroll-distance';

/** What is seen whole or not at all, unless it is taller than the pane. */
const WHOLE = 'img, svg, video, tr, .missing-image, .embed, math[display="block"]';

/**
 * The line of text, or the image or row of a table, that stands at a height of the article's document; null between
 * two of them. All in CSS pixels of the frame. `tallest` is how tall a thing may be to count as one.
 */
export function lineAt(document: Document, y: number, tallest: number): Lines | null {
  const x = document.documentElement.clientWidth / 2;
  const whole = document.elementFromPoint(x, y)?.closest(WHOLE)?.getBoundingClientRect();
  if (whole !== undefined && whole.height <= tallest && whole.height > 0) return boxOf(whole);
  const place = document.caretPositionFromPoint(x, y);
  if (place === null || !isText(place.offsetNode)) return null;
  const box = boxOfLetter(place.offsetNode, place.offset, y);
  return box === null || box.top > y || box.bottom < y ? null : boxOf(box);
}

/** The first line that begins at a height or below it, looked for no further down than `reach`. */
export function lineBelow(document: Document, y: number, reach: number): Lines | null {
  for (let at = y; at <= y + reach; at += 4) {
    const line = lineAt(document, at, reach);
    if (line === null) continue;
    if (line.top >= y - 1) return line;
    at = Math.max(at, line.bottom - 3);
  }
  return null;
}

/** The last line that ends at a height or above it, looked for no further up than `reach`. */
export function lineAbove(document: Document, y: number, reach: number): Lines | null {
  for (let at = y; at >= y - reach; at -= 4) {
    const line = lineAt(document, at, reach);
    if (line === null) continue;
    if (line.bottom <= y + 1) return line;
    at = Math.min(at, line.top + 3);
  }
  return null;
}

/** Where a line breaks, one place has two sides: the letter whose line is at the height is meant. */
function boxOfLetter(node: Text, offset: number, y: number): DOMRect | null {
  const range = node.ownerDocument.createRange();
  const around = [
    [offset, offset + 1],
    [offset - 1, offset],
  ] as const;
  const boxes = around.flatMap(([start, end]) => {
    if (start < 0 || end > node.length) return [];
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter(({ height }) => height > 0);
  });
  return boxes.find(({ top, bottom }) => top <= y && bottom >= y) ?? boxes[0] ?? null;
}

/** Not by `instanceof`: the node is of the frame's window. */
function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

function boxOf({ top, bottom }: DOMRect): Lines {
  return { top, bottom };
}
