/** Where something stands on the screen, from top to bottom, in CSS pixels. */
export interface Lines {
  readonly top: number;
  readonly bottom: number;
}

/** Nearer than this to an edge of the pane, words count as out of view. */
const EDGE = 8;
/** What is brought in from above gets so much room, enough for the bar of selected text; from below less will do. */
const ROOM_ABOVE = 64;
const ROOM_BELOW = 32;

/**
 * How far to scroll down (or up, when negative) until lines are in view in a pane of this height, both measured from
 * the pane's top. Of what is taller than the pane the beginning counts.
 */
export function distanceIntoView({ top, bottom }: Lines, height: number): number {
  const fits = bottom - top <= height - 2 * EDGE;
  if (top < EDGE || (!fits && top > ROOM_ABOVE))
    return top - Math.min(ROOM_ABOVE, roomFor(top, bottom, height));
  if (!fits || bottom <= height - EDGE) return 0;
  return Math.min(bottom - height + ROOM_BELOW, top - EDGE);
}

/** Room above lines that still leaves all of them in view, if they fit at all. */
function roomFor(top: number, bottom: number, height: number): number {
  return Math.max(EDGE, height - EDGE - (bottom - top));
}
