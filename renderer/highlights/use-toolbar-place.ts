import { useLayoutEffect, useState, type RefObject } from 'react';
import type { TextRange } from '#core/text/text-model';
import { useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { domRange, type ShownArticle } from '../reader/shown-article';
import type { PickedFigure } from './figures';
import { placeToolbar, type Box, type ToolbarPlace } from './toolbar-place';
import { usePointer } from './use-pointer';

/**
 * Where the selection's toolbar stands in the column, kept up with scrolling, another width and another zoom; null
 * while it shouldn't be seen.
 */
export function useToolbarPlace(bar: RefObject<HTMLElement | null>): ToolbarPlace | null {
  const selection = useReader((state) => state.selection);
  const figure = useReader((state) => state.figure);
  const shown = useReader((state) => state.shown);
  const { isDown, isTouch } = usePointer(shown);
  const [place, setPlace] = useState<ToolbarPlace | null>(null);

  useLayoutEffect(() => {
    const element = bar.current;
    if ((selection === null && figure === null) || shown === null || element === null) return;
    // The frame doesn't scroll by itself, so its lines are read when they may have moved in it, not at each scroll.
    let lines = linesOf(shown, selection, figure);
    const update = (): void => {
      const next = placeInColumn(lines, element, {
        byTouch: isTouch,
        backwards: shown.document.getSelection()?.direction === 'backward',
      });
      setPlace((before) => (isSame(before, next) ? before : next));
    };
    update();
    const measure = new ResizeObserver(() => {
      lines = linesOf(shown, selection, figure);
      update();
    });
    for (const each of [shown.root, rooms.scroller, element]) measure.observe(each);
    rooms.scroller.addEventListener('scroll', update, { passive: true });
    return () => {
      measure.disconnect();
      rooms.scroller.removeEventListener('scroll', update);
    };
  }, [bar, selection, figure, shown, isTouch]);

  // While the button is down the person is still choosing; a bar under the pointer would be in the way.
  return isDown ? null : place;
}

/** In the frame's own coordinates. */
function linesOf(
  shown: ShownArticle,
  selection: TextRange | null,
  figure: PickedFigure | null,
): readonly Box[] {
  if (figure !== null) return [figure.element.getBoundingClientRect()];
  if (selection === null) return [];
  const rects = [...domRange(shown, selection).getClientRects()];
  return rects.filter(({ width, height }) => width > 0 && height > 0);
}

function placeInColumn(
  lines: readonly Box[],
  bar: HTMLElement,
  selecting: Parameters<typeof placeToolbar>[3],
): ToolbarPlace | null {
  if (lines.length === 0) return null;
  const frame = rooms.frame.getBoundingClientRect();
  const column = rooms.column.getBoundingClientRect();
  const pane = rooms.scroller.getBoundingClientRect();
  const place = placeToolbar(
    lines.map((line) => moved(line, frame.left, frame.top)),
    bar.getBoundingClientRect(),
    { left: column.left, right: column.right, top: pane.top, bottom: pane.bottom },
    selecting,
  );
  return place && { ...place, left: place.left - column.left, top: place.top - column.top };
}

function moved({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

function isSame(one: ToolbarPlace | null, other: ToolbarPlace | null): boolean {
  return one?.left === other?.left && one?.top === other?.top && one?.side === other?.side;
}
