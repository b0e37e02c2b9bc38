import { normalisedOffset, toTextOffset, type NormalisedOffset } from '#core/text/text-model';
import { rooms } from '../app/rooms';
import { lineBelow } from './lines';
import type { ShownArticle } from './shown-article';
import { domRange, rawOffsetOf } from './text-places';

/** Lines that begin a little under the pane's edge count as the first. */
const EDGE = 2;
/** Room over what was gone to. */
export const ROOM_ABOVE = 28;

/** The text offset of what stands first in the pane; the text's beginning while the heading above it is seen. */
export function offsetAtTop(shown: ShownArticle): NormalisedOffset | null {
  const { document, root, model } = shown;
  const top = topInFrame() + EDGE;
  if (root.getBoundingClientRect().top >= top) return normalisedOffset(0);
  const line = lineBelow(document, top, rooms.scroller.clientHeight);
  if (line === null) return null;
  const place = document.caretPositionFromPoint(lineStart(document), (line.top + line.bottom) / 2);
  if (place === null || !root.contains(place.offsetNode)) return null;
  const offset = toTextOffset(model, rawOffsetOf(shown, place.offsetNode, place.offset));
  // The beginning of a block is also the end of the one before: the letter is meant, not what parts the two.
  return model.text[offset] === '\n' ? normalisedOffset(offset + 1) : offset;
}

/** Scrolls until the line with a text offset stands first in the pane, as `offsetAtTop` tells. At once. */
export function showAtTop(shown: ShownArticle, offset: number): void {
  const { model } = shown;
  if (offset <= 0 || model.text.length === 0) {
    rooms.scroller.scrollTo({ top: 0, behavior: 'instant' });
    return;
  }
  const start = Math.min(offset, model.text.length - 1);
  const range = domRange(shown, { start: normalisedOffset(start), end: normalisedOffset(start + 1) });
  scrollUnderTop(range, 2 * EDGE);
}

/** Scrolls until an element of the article stands first in the pane, with some room above it. At once. */
export function scrollToElement(element: Element): void {
  scrollUnderTop(element, ROOM_ABOVE);
}

function scrollUnderTop(what: Element | Range, room: number): void {
  const by = what.getBoundingClientRect().top - topInFrame() - room;
  rooms.scroller.scrollTo({ top: rooms.scroller.scrollTop + by, behavior: 'instant' });
}

/** How much of the text has been on the screen or above it, from 0 to 1. */
export function shareRead(): number {
  const { height } = rooms.frame.getBoundingClientRect();
  if (height === 0) return 0;
  const share = (topInFrame() + rooms.scroller.clientHeight) / height;
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
}

/** Where the pane's top is in the article's document, in CSS pixels. */
export function topInFrame(): number {
  return rooms.scroller.getBoundingClientRect().top - rooms.frame.getBoundingClientRect().top;
}

/** Just inside the edge where lines begin. */
function lineStart(document: Document): number {
  const { left, right } = document.body.getBoundingClientRect();
  return document.documentElement.matches(':dir(rtl)') ? right - 14 : left + 14;
}
