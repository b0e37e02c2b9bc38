import { useLayoutEffect, useState } from 'react';
import type { ShownArticle } from '../reader/shown-article';

interface Pointer {
  /** Something is held down in the article. */
  readonly isDown: boolean;
  /** The last to come down there was a finger. */
  readonly isTouch: boolean;
}

const NONE: Pointer = { isDown: false, isTouch: false };

/** What the mouse or the finger does in the article. */
export function usePointer(shown: ShownArticle | null): Pointer {
  const [pointer, setPointer] = useState(NONE);
  useLayoutEffect(() => {
    if (shown === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    const onDown = ({ pointerType }: PointerEvent): void =>
      setPointer({ isDown: true, isTouch: pointerType === 'touch' });
    const onUp = (): void => setPointer(({ isTouch }) => ({ isDown: false, isTouch }));
    shown.document.addEventListener('pointerdown', onDown, { signal });
    for (const target of [shown.document, window])
      for (const type of ['pointerup', 'pointercancel']) target.addEventListener(type, onUp, { signal });
    return () => {
      stop.abort();
      setPointer(NONE);
    };
  }, [shown]);
  return pointer;
}
