import type { HighlightId } from '#core/ids';
import { copyWithoutMarks } from '../highlights/copy-clean';
import { letGoOfFigure, pickAt } from '../highlights/figures';
import { keepMarksSelectable } from '../highlights/mark-focus';
import { highlightsAt } from '../highlights/painter';
import { acceptDrops } from '../library/drop-zone';
import { watchLinks } from '../reader/links/watch-links';
import { closeNoteByClick } from '../reader/notes/note-in-place';
import { turnByWheel } from '../reader/pages';
import { zoomByDoubleClick } from '../reader/zoom/zoom-store';
import { listenForKeys } from './keys';
import { useOverlay } from './overlay-store';
import { lookAt, useReader } from './reader-store';

/** Everything that the window listens to in the article frame's document. Gives a function that stops it. */
export function watchDocument(document: Document): () => void {
  const stops = [
    listenForKeys(document),
    acceptDrops(document, setDragging),
    keepMarksSelectable(document),
    copyWithoutMarks(document),
    turnByWheel(document),
    watchLinks(document),
    closeNoteByClick(document),
    zoomByDoubleClick(document),
    followMarkClicks(document),
  ];
  return () => stops.forEach((stop) => stop());
}

export function setDragging(dragging: boolean): void {
  useOverlay.setState({ dragging });
}

/** A click on a mark opens its highlight; where several lie over each other, the shortest first, then the next. */
function followMarkClicks(document: Document): () => void {
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element | null;
    if (document.getSelection()?.isCollapsed === false || target?.closest('a[href]')) return;
    const ids = target === null ? [] : highlightsAt(target);
    if (ids.length === 0 && target?.closest('img') != null && pickAt(target)) return;
    letGoOfFigure();
    const at = ids.indexOf(useReader.getState().activeId ?? '');
    const next = ids[(at + 1) % Math.max(1, ids.length)];
    lookAt((next as HighlightId | undefined) ?? null);
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}
