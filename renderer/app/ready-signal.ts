import { useEffect } from 'react';
import { bridge } from './bridge';
import { useLibrary } from './library-store';
import { useReader } from './reader-store';

/** Tells the shell, once, that the list and the article are on the screen and input is taken. */
export function useReadySignal(): void {
  const ready = useLibrary((state) => state.articles !== null && state.openId === null);
  const shown = useReader((state) => state.shown !== null);
  const isReady = ready || shown;
  useEffect(() => {
    if (!isReady || signalled) return;
    signalled = true;
    // The second frame begins once the first, which holds the content, has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => void bridge.actions['window.ready']({})));
  }, [isReady]);
}

let signalled = false;
