import { toRawRange, type TextRange } from '#core/text/text-model';
import type { TextPlaces } from '../reader/text-places';

/**
 * Shows found places by the CSS Custom Highlight API under a name that the style sheet knows; none takes the name away.
 * `hits` are in order and don't overlap. Marks that come or go split text nodes: show the hits again after them.
 */
export function showHits(places: TextPlaces, name: string, hits: readonly TextRange[]): void {
  const view = places.document.defaultView;
  if (view === null) return;
  if (hits.length === 0) {
    view.CSS.highlights.delete(name);
    return;
  }
  const highlight = new view.Highlight();
  for (const range of rangesOf(places, hits)) highlight.add(range);
  view.CSS.highlights.set(name, highlight);
}

/**
 * The nodes that hold some pieces of text, which are in order and don't overlap, in one pass over the text nodes.
 * Static ranges: thousands of live ones would be adjusted at every mark that is put in.
 */
export function rangesOf(places: TextPlaces, hits: readonly TextRange[]): readonly StaticRange[] {
  const { document, root, model } = places;
  // The frame's own: one made by the window belongs to the window's document, and is never painted in the frame's.
  const { defaultView: view } = document;
  if (view === null) return [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode() as Text | null;
  let before = 0;
  const ranges: StaticRange[] = [];
  for (const hit of hits) {
    const raw = toRawRange(model, hit);
    while (node !== null && before + node.length <= raw.start) {
      before += node.length;
      node = walker.nextNode() as Text | null;
    }
    const startContainer = node;
    const startOffset = raw.start - before;
    while (node !== null && before + node.length < raw.end) {
      before += node.length;
      node = walker.nextNode() as Text | null;
    }
    if (startContainer === null || node === null) break;
    ranges.push(
      new view.StaticRange({ startContainer, startOffset, endContainer: node, endOffset: raw.end - before }),
    );
  }
  return ranges;
}
