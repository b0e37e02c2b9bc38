import { toRawRange, type TextRange } from '#core/text/text-model';
import { firstEndingAfter, type Chunk } from '../highlights/chunks';
import type { TextPlaces } from '../reader/text-places';

/**
 * How far down the document each found place is, in CSS pixels: to the part of the article that holds it, and in that
 * by its share of the text. Asking for the box of each of thousands of words would take longer than finding them.
 */
export function heightsOf({ model, chunks }: TextPlaces, hits: readonly TextRange[]): readonly number[] {
  const boxes = new Map<Chunk, DOMRect>();
  return hits.map((hit) => {
    const { start } = toRawRange(model, hit);
    const chunk = chunks[firstEndingAfter(chunks, start)];
    if (chunk === undefined) return 0;
    const box = boxes.get(chunk) ?? chunk.element.getBoundingClientRect();
    boxes.set(chunk, box);
    return box.top + (box.height * Math.max(0, start - chunk.start)) / Math.max(1, chunk.end - chunk.start);
  });
}
