import { useEffect, useState } from 'react';
import { bridge } from './bridge';
import { useLibrary } from './library-store';
import { useReader } from './reader-store';

/**
 * Tells the shell, once, that the list and the article are on the screen and input is taken. True from then on: what
 * isn't needed before may be loaded.
 */
export function useReadySignal(): boolean {
  const [signalled, setSignalled] = useState(false);
  const ready = useLibrary((state) => state.articles !== null && state.openId === null);
  const shown = useReader((state) => state.shown !== null);
  const [isReady, setReady] = useState(false);
  if (!isReady && (ready || shown)) setReady(true);
  useEffect(() => {
    if (!isReady) return;
    // The second frame begins once the first, which holds the content, has been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        setSignalled(true);
        void bridge.actions['window.ready']({});
      }),
    );
  }, [isReady]);
  return signalled;
}
