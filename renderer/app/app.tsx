import { lazy, Suspense, useEffect } from 'react';
import { ArticleList } from '../library/article-list';
import { CaptureList } from '../library/capture-progress';
import { acceptDrops } from '../library/drop-zone';
import { Sidebar } from '../library/sidebar';
import { Reader } from '../reader/reader';
import { Button } from '../ui/button';
import { perform } from './actions';
import styles from './app.module.css';
import { listenForKeys } from './keys';
import { useLibrary } from './library-store';
import { useOverlay } from './overlay-store';
import { commandKey } from './platform';
import { useReadySignal } from './ready-signal';
import { setDragging } from './watch-document';

const Overlays = lazy(() => import('./overlays').then(({ Overlays }) => ({ default: Overlays })));

/** The window: shelves, list, reader, and what lies over them. */
export function App() {
  const showing = useLibrary((state) => state.showing);
  const dragging = useOverlay((state) => state.dragging);
  const ready = useReadySignal();

  useEffect(() => listenForKeys(document), []);
  useEffect(() => acceptDrops(document, setDragging), []);

  return (
    <div className={styles['window']} data-showing={showing}>
      <Sidebar />
      <main className={styles['rooms']}>
        {/* The wordmark goes when the window is narrow; the window's name stays for those who hear it. */}
        <h1 className={styles['heard']}>Commonplace</h1>
        <section className={styles['list']} aria-label="Articles">
          <div className={styles['tools']}>
            <span title={`Save an address (${commandKey('L')})`}>
              <Button kind="quiet" onPress={() => perform('save-address')}>
                Save address
              </Button>
            </span>
            <span title={`Save files (${commandKey('O')})`}>
              <Button kind="quiet" onPress={() => perform('save-files')}>
                Save files
              </Button>
            </span>
            <span className={styles['space']} />
            <span title="Keys and commands (?)">
              <Button kind="quiet" aria-label="Keys and commands" onPress={() => perform('show-help')}>
                ?
              </Button>
            </span>
          </div>
          <CaptureList />
          <ArticleList />
        </section>
        <Reader />
      </main>
      {dragging && <div className={styles['drop']}>Drop to save it</div>}
      {ready && (
        <Suspense>
          <Overlays />
        </Suspense>
      )}
    </div>
  );
}
