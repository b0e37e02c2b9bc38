import { useEffect } from 'react';
import { useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { useReading } from '../settings/reading-store';
import { placeGuide, useGuide } from './guide-store';
import styles from './line-guide.module.css';
import type { ShownArticle } from './shown-article';

/** A band on the line that is read: it goes with the pointer, or by the arrow keys. */
export function LineGuide() {
  const on = useReading((state) => state.lineGuide);
  const shown = useReader((state) => state.shown);
  return on && shown !== null ? <GuideIn shown={shown} /> : null;
}

function GuideIn({ shown }: { readonly shown: ShownArticle }) {
  const line = useGuide((state) => state.line);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    shown.document.addEventListener('pointermove', ({ clientY }) => placeGuide(shown, clientY), { signal });
    // Lines are elsewhere in another width or size; the first one is found so, too.
    const observer = new ResizeObserver(() => {
      const { line: before } = useGuide.getState();
      placeGuide(shown, before === null ? firstPlace() : (before.top + before.bottom) / 2);
    });
    observer.observe(shown.root);
    return () => {
      stop.abort();
      observer.disconnect();
      useGuide.setState({ line: null });
    };
  }, [shown]);

  if (line === null) return null;
  const top = line.top - 2;
  const height = line.bottom - line.top + 4;
  return <div className={styles['guide']} style={{ top, height }} data-line-guide aria-hidden />;
}

/** Where the eye is likely to be: a third down the pane, in the frame's pixels. */
function firstPlace(): number {
  const { scroller, frame } = rooms;
  const paneTop = scroller.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  return paneTop + scroller.clientHeight / 3;
}
