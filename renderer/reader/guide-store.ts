import { create } from 'zustand';
import { useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { useReading } from '../settings/reading-store';
import { bringIntoView } from './bring-into-view';
import { lineAbove, lineAt, lineBelow } from './lines';
import { isOfText } from './of-text';
import type { Lines } from './scroll-distance';
import type { ShownArticle } from './shown-article';

/** The line that the guide is on, in CSS pixels of the frame; null while there is none. */
export const useGuide = create<{ readonly line: Lines | null }>(() => ({ line: null }));

/** What is taller isn't a line but an image or a row, and isn't guided along. */
const TALLEST_LINE = 120;

/** Puts the guide on the line at a height of the frame, or leaves it where no line is. */
export function placeGuide({ document }: ShownArticle, y: number): void {
  const line = lineAt(document, y, TALLEST_LINE) ?? null;
  if (line !== null) useGuide.setState({ line });
  else if (useGuide.getState().line === null) useGuide.setState({ line: lineBelow(document, y, 600) });
}

/** The arrows up and down take the guide to the next line. Gives false while there is no guide, and at the ends. */
export function moveGuideByKey({ key, shiftKey, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (shiftKey || ctrlKey || metaKey || altKey || (key !== 'ArrowDown' && key !== 'ArrowUp')) return false;
  const { shown } = useReader.getState();
  const { line } = useGuide.getState();
  if (!useReading.getState().lineGuide || shown === null || line === null || !isOfText(target)) return false;
  const reach = rooms.scroller.clientHeight;
  const next =
    key === 'ArrowDown'
      ? lineBelow(shown.document, line.bottom, reach)
      : lineAbove(shown.document, line.top, reach);
  if (next === null) return false;
  useGuide.setState({ line: next });
  bringIntoView(shown, next, false);
  return true;
}
