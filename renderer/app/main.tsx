import '../theme/base.css';
import './rooms.css';
import { createRoot } from 'react-dom/client';
import type { ArticleId } from '#core/ids';
import { perform } from './actions';
import { App } from './app';
import { bridge } from './bridge';
import { FIRST_ROWS, followCapture, loadLibrary, startLibrary, useLibrary } from './library-store';
import { notifyFailure, notifyNotice } from './notify';
import { startKeepingCaret } from '../caret/keep-caret';
import { startFinding } from '../find/find-store';
import { startPainting } from '../highlights/paint-store';
import { startKeepingPlace } from '../reader/keep-place';
import { startForgettingJumps } from '../reader/notes/jumps';
import { startPaging } from '../reader/pages';
import { startApplyingReading } from '../settings/apply-reading';
import { followReading } from '../settings/reading-store';
import { saveAsked } from '../library/save';
import { followTrash } from '../library/trash-store';
import { readArticle, refreshHighlights, refreshMetadata, startReading } from './reader-store';
import { rooms } from './rooms';
import { followTask } from './task-store';

bridge.events['library.changed'](({ articleIds }) => void takeInChange(articleIds));
bridge.events['capture.progress'](followCapture);
bridge.events['task.progress'](followTask);
bridge.events['menu.action'](({ action }) => perform(action));
bridge.events['save.asked'](({ url, title }) => void saveAsked(url, title));
bridge.events.notice(({ message }) => notifyNotice(message));

startApplyingReading();
followReading();
startKeepingPlace();
startForgettingJumps();
startPaging();
startPainting();
startKeepingCaret();
startFinding();
useLibrary.subscribe(({ openId }, before) => {
  if (openId !== before.openId) void readArticle(openId);
});
// Asked for before anything is drawn: the first article is on its way meanwhile.
void openLibrary();
// The app draws into every room; its own is the first.
createRoot(rooms.shelves).render(<App />);

async function takeInChange(articleIds: readonly ArticleId[]): Promise<void> {
  const { openId } = useLibrary.getState();
  if (openId !== null && articleIds.includes(openId)) {
    void refreshHighlights(openId);
    // Before the list is read: an article that is gone has its place there still, and the next one is opened.
    await refreshMetadata(openId);
  }
  await loadLibrary();
  await followTrash(articleIds);
}

async function openLibrary(): Promise<void> {
  const reply = await bridge.queries['library.opening']({
    shelf: useLibrary.getState().shelf,
    limit: FIRST_ROWS,
  });
  if (!reply.ok) {
    notifyFailure(reply.error);
    return;
  }
  const { library, page, open } = reply.value;
  if (open !== null) startReading(open);
  startLibrary(library, page, open?.content.article.id ?? null);
}
