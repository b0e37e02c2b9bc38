import '../theme/base.css';
import { createRoot } from 'react-dom/client';
import { perform } from './actions';
import { App } from './app';
import { bridge } from './bridge';
import { followCapture, loadLibrary, useLibrary } from './library-store';
import { notifyNotice } from './notify';
import { startPainting } from '../highlights/paint-store';
import { readArticle, refreshArticle } from './reader-store';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

bridge.events['library.changed'](({ articleIds }) => {
  void loadLibrary();
  for (const id of articleIds) void refreshArticle(id);
});
bridge.events['capture.progress'](followCapture);
bridge.events['menu.action'](({ action }) => perform(action));
bridge.events.notice(({ message }) => notifyNotice(message));

startPainting();
// Asked for before the list is drawn: the article is on its way meanwhile.
useLibrary.subscribe(({ openId }, before) => {
  if (openId !== before.openId) void readArticle(openId);
});
void loadLibrary();
createRoot(root).render(<App />);
