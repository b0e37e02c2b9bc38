import { LibraryBig } from 'lucide-react';
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { takeUpCaret } from '../caret/caret-store';
import { copySelectionFrom } from '../highlights/copy-selection';
import { takeUpDrafts } from '../highlights/take-up-drafts';
import { ArticleList } from '../library/article-list';
import { CaptureList } from '../library/capture-progress';
import { acceptDrops } from '../library/drop-zone';
import { Sidebar } from '../library/sidebar';
import { TaskList } from '../library/task-list';
import { followTrash } from '../library/trash-store';
import { Reader } from '../reader/reader';
import { Zoom } from '../reader/zoom/zoom';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { perform } from './actions';
import styles from './app.module.css';
import { listenForKeys } from './keys';
import { useLibrary } from './library-store';
import { useOverlay } from './overlay-store';
import { commandKey } from './platform';
import { useReady, useReadySignal } from './ready-signal';
import { rooms } from './rooms';
import { setDragging } from './watch-document';

const Overlays = lazy(() => import('./overlays').then(({ Overlays }) => ({ default: Overlays })));
const TrashList = lazy(() =>
  import('../library/trash-list').then(({ TrashList }) => ({ default: TrashList })),
);

/** The window: shelves, list, reader, and what lies over them, each in its room. */
export function App() {
  const showing = useLibrary((state) => state.showing);
  const inTrash = useLibrary((state) => state.inTrash);
  const dragging = useOverlay((state) => state.dragging);
  const ready = useReady((state) => state.ready);
  useReadySignal();

  useEffect(() => {
    if (!ready) return;
    void followTrash([]);
    void takeUpCaret();
    void takeUpDrafts();
  }, [ready]);
  useEffect(() => listenForKeys(document), []);
  useEffect(() => copySelectionFrom(document), []);
  useEffect(() => acceptDrops(document, setDragging), []);
  useLayoutEffect(() => {
    rooms.window.dataset['showing'] = showing;
  }, [showing]);

  return (
    <>
      <Sidebar />
      {createPortal(
        <>
          <Tools />
          <CaptureList />
          <TaskList />
          {inTrash ? (
            <Suspense>
              <TrashList />
            </Suspense>
          ) : (
            <ArticleList />
          )}
        </>,
        rooms.list,
      )}
      <Reader />
      {createPortal(
        <>
          <Zoom />
          {dragging && <div className={styles['drop']}>Drop to save it</div>}
          {ready && (
            <Suspense>
              <Overlays />
            </Suspense>
          )}
        </>,
        rooms.window,
      )}
    </>
  );
}

function Tools() {
  return (
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
      <span title={`Backups, check, export and import (${commandKey('B', true)})`}>
        <IconButton
          label="Backups, check, export and import"
          size="medium"
          onPress={() => perform('show-backups')}
        >
          <LibraryBig size={16} aria-hidden />
        </IconButton>
      </span>
      <span title="Keys and commands (?)">
        <Button kind="quiet" aria-label="Keys and commands" onPress={() => perform('show-help')}>
          ?
        </Button>
      </span>
    </div>
  );
}
