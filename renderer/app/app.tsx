import { useEffect } from 'react';
import { Toaster } from 'sonner';
import { HelpSheet } from '../help/help-sheet';
import { ArticleList } from '../library/article-list';
import { CaptureList } from '../library/capture-progress';
import { acceptDrops } from '../library/drop-zone';
import { SaveAddressDialog } from '../library/save-address-dialog';
import { Sidebar } from '../library/sidebar';
import { Reader } from '../reader/reader';
import { Button } from '../ui/button';
import { perform } from './actions';
import styles from './app.module.css';
import { listenForKeys } from './keys';
import { useLibrary } from './library-store';
import { closeOverlay, useOverlay } from './overlay-store';
import { commandKey } from './platform';
import { readArticle } from './reader-store';
import { useReadySignal } from './ready-signal';
import { setDragging } from './watch-document';

/** The window: shelves, list, reader, and what lies over them. */
export function App() {
  const openId = useLibrary((state) => state.openId);
  const showing = useLibrary((state) => state.showing);
  const overlay = useOverlay((state) => state.open);
  const dragging = useOverlay((state) => state.dragging);
  useReadySignal();

  useEffect(() => void readArticle(openId), [openId]);
  useEffect(() => listenForKeys(document), []);
  useEffect(() => acceptDrops(document, setDragging), []);

  return (
    <div className={styles['window']} data-showing={showing}>
      <Sidebar />
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
      <SaveAddressDialog isOpen={overlay === 'save-address'} onClose={closeOverlay} />
      <HelpSheet isOpen={overlay === 'help'} onClose={closeOverlay} />
      {dragging && <div className={styles['drop']}>Drop to save it</div>}
      <Toaster position="bottom-center" toastOptions={{ unstyled: true, classNames: TOAST_CLASSES }} />
    </div>
  );
}

const TOAST_CLASSES = {
  toast: styles['toast'] ?? '',
  content: styles['toastWords'] ?? '',
  description: styles['toastMore'] ?? '',
  actionButton: styles['toastAction'] ?? '',
  closeButton: styles['toastClose'] ?? '',
  icon: styles['toastIcon'] ?? '',
};
