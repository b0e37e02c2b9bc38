/** A box on the screen, in CSS pixels from the window's corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ToolbarPlace {
  readonly left: number;
  readonly top: number;
  /** Where it stands as seen from the selection; *edge*: beside it there was no room. */
  readonly side: 'above' | 'below' | 'edge';
}

/** What is known of how the person selects. */
export interface Selecting {
  /** By touch: the system's own handles and menu stand above. */
  readonly byTouch: boolean;
  /** Upwards: the end that moves is the first line. */
  readonly backwards: boolean;
}

const GAP = 10;
const EDGE = 8;

/**
 * Where the toolbar of a selection stands, so that it never covers selected words: above them (below where they are
 * selected upwards), else on the other side, else, when they are taller than the pane, at the edge of the pane where
 * the moving end isn't, over what isn't selected if there is such a place. Null while none of the selection is in view.
 *
 * @param lines - the selected lines, not empty
 * @param pane - what the bar has to stay in
 */
export function placeToolbar(
  lines: readonly Box[],
  bar: Size,
  pane: Box,
  selecting: Selecting,
): ToolbarPlace | null {
  const first = lines.reduce((one, other) => (other.top < one.top ? other : one));
  const last = lines.reduce((one, other) => (other.bottom > one.bottom ? other : one));
  if (last.bottom <= pane.top || first.top >= pane.bottom) return null;

  const within = (left: number): number => Math.max(pane.left, Math.min(left, pane.right - bar.width));
  const above: ToolbarPlace = {
    side: 'above',
    left: within((first.left + first.right - bar.width) / 2),
    top: first.top - GAP - bar.height,
  };
  const below: ToolbarPlace = {
    side: 'below',
    left: within(last.right - bar.width / 2),
    top: last.bottom + GAP,
  };
  // Never first where the selection is going: one would not see what comes next.
  const beside = selecting.byTouch || selecting.backwards ? [below, above] : [above, below];
  const fits = ({ top }: ToolbarPlace): boolean => top >= pane.top && top + bar.height <= pane.bottom;
  return beside.find(fits) ?? atEdge(lines, bar, pane, selecting.backwards);
}

function atEdge(lines: readonly Box[], bar: Size, pane: Box, backwards: boolean): ToolbarPlace {
  const edges = [pane.top + EDGE, pane.bottom - EDGE - bar.height];
  if (backwards) edges.reverse();
  const free = Math.max(0, pane.right - pane.left - bar.width);
  const places = edges.flatMap((top) =>
    [free / 2, 0, free].map((left) => ({ side: 'edge', left: pane.left + left, top }) as const),
  );
  const covered = places.map(({ left, top }) =>
    areaUnder({ left, top, right: left + bar.width, bottom: top + bar.height }, lines),
  );
  const least = Math.min(...covered);
  return places[covered.indexOf(least)] ?? { side: 'edge', left: pane.left, top: pane.top };
}

function areaUnder(bar: Box, lines: readonly Box[]): number {
  let area = 0;
  for (const line of lines) {
    const width = Math.min(bar.right, line.right) - Math.max(bar.left, line.left);
    const height = Math.min(bar.bottom, line.bottom) - Math.max(bar.top, line.top);
    if (width > 0 && height > 0) area += width * height;
  }
  return area;
}
