import { useEffect, useState } from 'react';
import { useReader } from '../app/reader-store';
import type { ShownArticle } from '../reader/shown-article';
import { caretBoxOf, isCutOff, scrollersAround } from './caret-box';
import styles from './caret.module.css';
import { useCaret } from './caret-store';

/** What is drawn: a box in the frame's pixels, in the colour of the text there. */
interface Drawn {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly color: string;
}

/** The caret of caret browsing, while that is on. */
export function Caret() {
  const on = useCaret((state) => state.on);
  const shown = useReader((state) => state.shown);
  return on && shown !== null ? <CaretIn shown={shown} /> : null;
}

/**
 * Drawn over the article's frame, whose markup it leaves alone. Assistive technology has a caret of its own, so it
 * isn't told of this one.
 */
function CaretIn({ shown }: { readonly shown: ShownArticle }) {
  const atLineEnd = useCaret((state) => state.atLineEnd);
  const [drawn, setDrawn] = useState<Drawn | null>(null);

  useEffect(() => {
    const draw = (): void => setDrawn(drawnIn(shown, atLineEnd));
    const stop = new AbortController();
    const { signal } = stop;
    shown.document.addEventListener('selectionchange', draw, { signal });
    // Of wide tables and code; scrolling doesn't bubble.
    shown.document.addEventListener('scroll', draw, { signal, capture: true });
    // It draws the first one, too. Lines break elsewhere in another width, and images that come move the text.
    const observer = new ResizeObserver(draw);
    observer.observe(shown.root);
    return () => {
      stop.abort();
      observer.disconnect();
    };
  }, [shown, atLineEnd]);

  if (drawn === null) return null;
  const { left, top, height, color } = drawn;
  return (
    <div
      // A caret that moved is a new one: it begins to blink by being seen.
      key={`${left} ${top}`}
      className={styles['caret']}
      style={{ left, top, height, background: color }}
      data-caret
      aria-hidden
    />
  );
}

/** While text is selected, its end is seen by the selection. */
function drawnIn(shown: ShownArticle, atLineEnd: boolean): Drawn | null {
  const selection = shown.document.getSelection();
  const box = selection?.isCollapsed === true ? caretBoxOf(shown, atLineEnd) : null;
  if (box === null || isCutOff(box, scrollersAround(shown))) return null;
  const { left, top, bottom } = box;
  const element = selection?.focusNode?.parentElement ?? shown.root;
  const color = shown.document.defaultView?.getComputedStyle(element).color ?? 'currentColor';
  return { left, top, height: bottom - top, color };
}
