import type { Piece } from './flatten';

/** A piece inside one text node: what becomes one `<mark>`. Offsets count in the chunk's text. */
export interface Segment<Id> {
  readonly start: number;
  readonly length: number;
  readonly ids: readonly Id[];
}

const BLOCK_CHILD =
  ':scope > :is(address,article,aside,blockquote,caption,dd,details,div,dl,dt,figcaption,figure,footer,h1,h2,h3,h4,' +
  'h5,h6,header,hr,li,main,nav,ol,p,pre,section,summary,table,tbody,td,tfoot,th,thead,tr,ul)';

/**
 * Cuts pieces at the edges of text nodes. White space between blocks (the line break in `<ul>⏎<li>`) is left out: a
 * mark there would stand where only list items or rows may. `pieces` count in the text of `chunk`, sorted, disjoint.
 */
export function segmentsOf<Id>(chunk: Element, pieces: readonly Piece<Id>[]): readonly Segment<Id>[] {
  const segments: Segment<Id>[] = [];
  const walker = chunk.ownerDocument.createTreeWalker(chunk, NodeFilter.SHOW_TEXT);
  let nodeStart = 0;
  let first = 0;
  for (let node = walker.nextNode(); node !== null && first < pieces.length; node = walker.nextNode()) {
    const nodeEnd = nodeStart + (node as Text).length;
    while ((pieces[first]?.end ?? Infinity) <= nodeStart) first += 1;
    if ((pieces[first]?.start ?? Infinity) < nodeEnd && !isBetweenBlocks(node as Text)) {
      for (let index = first; index < pieces.length; index += 1) {
        const piece = pieces[index];
        if (piece === undefined || piece.start >= nodeEnd) break;
        const start = Math.max(piece.start, nodeStart);
        const length = Math.min(piece.end, nodeEnd) - start;
        // mark.js drops an empty one, and counts those behind it anew.
        if (length > 0) segments.push({ start, length, ids: piece.ids });
      }
    }
    nodeStart = nodeEnd;
  }
  return segments;
}

function isBetweenBlocks(text: Text): boolean {
  return text.data.trim() === '' && text.parentElement?.querySelector(BLOCK_CHILD) != null;
}
