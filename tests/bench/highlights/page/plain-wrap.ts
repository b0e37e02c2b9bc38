/** What becomes one mark: a stretch within one text node, in raw offsets. */
export interface WrapSegment {
  readonly start: number;
  readonly end: number;
  readonly ids: string;
  readonly color: string;
}

/**
 * The baseline: marks put in by hand, in one walk over the text nodes. It knows the segments, which are in order and
 * cross no text node; it keeps nothing and can't take a mark away.
 */
export function plainWrap(root: Element, segments: readonly WrapSegment[]): number {
  const document = root.ownerDocument;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode() as Text | null;
  let before = 0;
  for (const { start, end, ids, color } of segments) {
    while (node !== null && before + node.length <= start) {
      before += node.length;
      node = walker.nextNode() as Text | null;
    }
    if (node === null) throw new Error('The segments are of another text.');
    const middle: Text = start === before ? node : node.splitText(start - before);
    const rest: Text | null = end - start < middle.length ? middle.splitText(end - start) : null;
    const mark = document.createElement('mark');
    mark.className = 'painted';
    mark.dataset['highlights'] = ids;
    mark.style.setProperty('--ink-1', color);
    middle.replaceWith(mark);
    mark.append(middle);
    before = end;
    walker.currentNode = rest ?? middle;
    node = rest ?? (walker.nextNode() as Text | null);
  }
  return segments.length;
}
