/**
 * The rooms of the window that stand in index.html from the start; React fills them. The article's frame is in there
 * because it would be loaded anew if it were moved, and made by React it would be asked for only when all else is read.
 */
export const rooms = {
  window: room('window'),
  shelves: room('shelves'),
  list: room('list'),
  reader: room('reader'),
  aboveText: room('above-text'),
  scroller: room('scroller'),
  page: room('page'),
  column: room('column'),
  frame: frame(room('frame')),
} as const;

function room(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`index.html has no #${id}.`);
  return element;
}

function frame(element: HTMLElement): HTMLIFrameElement {
  if (!(element instanceof HTMLIFrameElement)) throw new Error('#frame in index.html is no frame.');
  return element;
}
