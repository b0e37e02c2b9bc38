import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useReader } from '../app/reader-store';
import { notify } from '../app/notify';
import { domRange } from '../reader/shown-article';
import { Swatches } from '../ui/swatches';
import { Button } from 'react-aria-components';
import { highlightSelection } from './highlight-commands';
import styles from './selection-toolbar.module.css';

const GAP = 10;

/** The small bar at selected text: above it, or below where there is no room, so that the next line can be read on. */
export function SelectionToolbar() {
  const selection = useReader((state) => state.selection);
  const shown = useReader((state) => state.shown);
  const bar = useRef<HTMLDivElement>(null);
  const [selecting, setSelecting] = useState(false);
  const [columnWidth, setColumnWidth] = useState(0);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);

  // While the button is down the person is still choosing; a bar under the pointer would be in the way.
  useLayoutEffect(() => {
    if (shown === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    shown.document.addEventListener('pointerdown', () => setSelecting(true), { signal });
    for (const target of [shown.document, window])
      for (const type of ['pointerup', 'pointercancel'])
        target.addEventListener(type, () => setSelecting(false), { signal });
    return () => stop.abort();
  }, [shown]);

  // The selected lines break elsewhere when the pane changes its width.
  useEffect(() => {
    if (shown === null) return;
    const observer = new ResizeObserver(() => setColumnWidth(shown.root.offsetWidth));
    observer.observe(shown.root);
    return () => observer.disconnect();
  }, [shown]);

  useLayoutEffect(() => {
    if (selection === null || shown === null || selecting || bar.current === null) {
      setPlace(null);
      return;
    }
    const rects = [...domRange(shown, selection).getClientRects()].filter((rect) => rect.width > 0);
    const last = rects.at(-1);
    const first = rects[0];
    if (last === undefined || first === undefined) return;
    const { width, height } = bar.current.getBoundingClientRect();
    const column = bar.current.parentElement?.getBoundingClientRect();
    if (column === undefined) return;
    const paneTop = bar.current.closest('[data-scroller]')?.getBoundingClientRect().top ?? 0;
    const above = column.top + first.top - GAP - height >= paneTop;
    const left = (above ? (first.left + first.right) / 2 : last.right) - width / 2;
    setPlace({
      left: Math.min(Math.max(0, left), Math.max(0, column.width - width)),
      top: above ? first.top - GAP - height : last.bottom + GAP,
    });
  }, [selection, shown, selecting, columnWidth]);

  const copy = async (): Promise<void> => {
    if (shown === null || selection === null) return;
    await navigator.clipboard.writeText(shown.model.text.slice(selection.start, selection.end));
    notify('Quote copied.');
  };

  if (selection === null) return null;
  return (
    <div
      ref={bar}
      className={styles['bar']}
      role="toolbar"
      aria-label="Selected text"
      style={place ?? { left: 0, top: 0 }}
      data-hidden={place === null || undefined}
      // Taking the mouse here would take the selection away.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Swatches chosen={null} onChoose={(color) => void highlightSelection(color)} />
      <span className={styles['rule']} />
      <Button className={styles['tool'] ?? ''} onPress={() => void highlightSelection(null, true)}>
        Note
      </Button>
      <Button className={styles['tool'] ?? ''} onPress={() => void copy()}>
        Copy quote
      </Button>
    </div>
  );
}
