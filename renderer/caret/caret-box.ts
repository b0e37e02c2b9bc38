import type { ShownArticle } from '../reader/shown-article';

/** Where a caret stands, in CSS pixels of the article's frame. */
export interface CaretBox {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where the end of the selection that moves stands; null when it isn't in the article's text. For `atLineEnd` see the
 * caret's store.
 */
export function caretBoxOf(shown: ShownArticle, atLineEnd: boolean): CaretBox | null {
  const selection = shown.document.getSelection();
  const node = selection?.focusNode ?? null;
  if (selection === null || node === null || !shown.root.contains(node)) return null;
  const place = shown.document.createRange();
  place.setStart(node, selection.focusOffset);
  const box = place.getClientRects()[0] ?? boxBeside(node, selection.focusOffset);
  if (box === undefined) return null;
  const before = atLineEnd ? characterBefore(shown, node, selection.focusOffset) : undefined;
  if (before === undefined || before.bottom > box.top) return box;
  const leftwards = directionAt(shown, node) === 'rtl';
  return { left: leftwards ? before.left : before.right, top: before.top, bottom: before.bottom };
}

/** Whether the caret is hidden by the edge of something that scrolls by itself, such as a wide table. */
export function isCutOff({ left }: CaretBox, scrollers: readonly Element[]): boolean {
  return scrollers.some((scroller) => {
    const edges = scroller.getBoundingClientRect();
    return left < edges.left - 1 || left > edges.right + 1;
  });
}

/** What scrolls sideways by itself around the caret: code and tables that are wider than the text. */
export function scrollersAround(shown: ShownArticle): readonly Element[] {
  const scrollers: Element[] = [];
  let element = shown.document.getSelection()?.focusNode?.parentElement ?? null;
  for (; element !== null && element !== shown.root; element = element.parentElement) {
    if (element.scrollWidth > element.clientWidth && element.clientWidth > 0) scrollers.push(element);
  }
  return scrollers;
}

/** A place between elements has no box; what stands after or before it has. */
function boxBeside(node: Node, offset: number): DOMRect | undefined {
  const beside = node.childNodes[offset] ?? node.childNodes[offset - 1] ?? node;
  const range = (beside.ownerDocument ?? document).createRange();
  range.selectNode(beside);
  return range.getClientRects()[0];
}

function characterBefore(shown: ShownArticle, node: Node, offset: number): DOMRect | undefined {
  if (node.nodeType !== Node.TEXT_NODE || offset === 0) return undefined;
  const range = shown.document.createRange();
  range.setStart(node, offset - 1);
  range.setEnd(node, offset);
  return range.getClientRects()[0];
}

/** Which way the text runs in the block around a node. */
export function directionAt(shown: ShownArticle, node: Node): string {
  const element = node.parentElement ?? shown.root;
  return shown.document.defaultView?.getComputedStyle(element).direction ?? 'ltr';
}
