import { rawOffset, toRawRange, type RawOffset, type TextModel, type TextRange } from '#core/text/text-model';
import { firstEndingAfter, firstWhere, type Chunk } from '../highlights/chunks';

/**
 * What is needed to go between offsets and nodes. Nodes come and go with the marks, but each within its chunk, so only
 * one chunk's nodes are ever counted.
 */
export interface TextPlaces {
  readonly document: Document;
  readonly root: HTMLElement;
  readonly model: TextModel;
  readonly chunks: readonly Chunk[];
}

/** The nodes that hold a piece of text, as they are now. */
export function domRange(places: TextPlaces, range: TextRange): Range {
  const { chunks, document } = places;
  const raw = toRawRange(places.model, range);
  const result = document.createRange();
  const first = chunks[firstEndingAfter(chunks, raw.start)];
  const last = chunks[firstWhere(chunks, (chunk) => chunk.start >= raw.end) - 1];
  if (first === undefined || last === undefined) return result;
  const start = textAt(first, Math.max(0, raw.start - first.start), (at, end) => at < end);
  const end = textAt(last, Math.min(raw.end, last.end) - last.start, (at, end) => at <= end);
  if (start !== null) result.setStart(start.node, start.offset);
  if (end !== null) result.setEnd(end.node, end.offset);
  return result;
}

/** The text node of a chunk that holds an offset of its text: `holds` says whether one that ends at `end` does. */
function textAt(
  { element }: Chunk,
  offset: number,
  holds: (offset: number, end: number) => boolean,
): { readonly node: Node; readonly offset: number } | null {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const end = before + (node.nodeValue ?? '').length;
    if (holds(offset, end)) return { node, offset: offset - before };
    before = end;
  }
  return null;
}

/** The raw offset of a place in the document, such as the end of a selection; outside the article, an end of it. */
export function rawOffsetOf({ document, root, chunks }: TextPlaces, node: Node, offset: number): RawOffset {
  const upTo = document.createRange();
  upTo.selectNodeContents(root);
  const side = upTo.comparePoint(node, offset);
  if (side < 0) return rawOffset(0);
  if (side > 0) return rawOffset(root.textContent.length);
  const around = chunkAround(chunks, node);
  if (around !== undefined) upTo.setStart(around.element, 0);
  upTo.setEnd(node, offset);
  return rawOffset((around?.start ?? 0) + upTo.toString().length);
}

/** The chunk that a node stands in; none for the elements around chunks and the white space between them. */
function chunkAround(chunks: readonly Chunk[], node: Node): Chunk | undefined {
  const after = firstWhere(
    chunks,
    ({ element }) => (node.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const chunk = chunks[after - 1];
  return chunk?.element.contains(node) === true ? chunk : undefined;
}
