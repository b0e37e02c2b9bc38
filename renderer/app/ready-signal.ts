import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { bridge } from './bridge';
import { useLibrary } from './library-store';
import { useReader } from './reader-store';

/** True once the list and the article are on the screen: what isn't needed before may be loaded and drawn. */
export const useReady = create<{ readonly ready: boolean }>(() => ({ ready: false }));

/** Tells the shell, once, that the list and the article are on the screen and input is taken. */
export function useReadySignal(): void {
  const isEmpty = useLibrary((state) => state.articles !== null && state.openId === null);
  const shown = useReader((state) => state.shown !== null);
  const [isDrawn, setDrawn] = useState(false);
  if (!isDrawn && (isEmpty || shown)) setDrawn(true);
  useEffect(() => {
    if (!isDrawn) return;
    // The second frame begins once the first, which holds the content, has been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void bridge.actions['window.ready']({});
        useReady.setState({ ready: true });
      }),
    );
  }, [isDrawn]);
}
