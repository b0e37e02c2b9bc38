import '../theme/base.css';
import { createRoot } from 'react-dom/client';
import { perform } from './actions';
import { App } from './app';
import { bridge } from './bridge';
import { followCapture, loadLibrary, PAGE_LENGTH, startLibrary, useLibrary } from './library-store';
import { notifyFailure, notifyNotice } from './notify';
import { startPainting } from '../highlights/paint-store';
import { readArticle, refreshHighlights, refreshMetadata, startReading } from './reader-store';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

bridge.events['library.changed'](({ articleIds }) => {
  void loadLibrary();
  const { openId } = useLibrary.getState();
  if (openId === null || !articleIds.includes(openId)) return;
  void refreshMetadata(openId);
  void refreshHighlights(openId);
});
bridge.events['capture.progress'](followCapture);
bridge.events['menu.action'](({ action }) => perform(action));
bridge.events.notice(({ message }) => notifyNotice(message));

startPainting();
useLibrary.subscribe(({ openId }, before) => {
  if (openId !== before.openId) void readArticle(openId);
});
// Asked for before anything is drawn: the first article is on its way meanwhile.
void openLibrary();
createRoot(root).render(<App />);

async function openLibrary(): Promise<void> {
  const reply = await bridge.queries['library.opening']({
    shelf: useLibrary.getState().shelf,
    limit: PAGE_LENGTH,
  });
  if (!reply.ok) {
    notifyFailure(reply.error);
    return;
  }
  const { page, open } = reply.value;
  if (open !== null) startReading(open);
  startLibrary(page, open?.content.article.id ?? null);
}
