import '../theme/base.css';
import { createRoot } from 'react-dom/client';
import { perform } from './actions';
import { App } from './app';
import { bridge } from './bridge';
import { followCapture, loadLibrary, useLibrary } from './library-store';
import { notifyNotice } from './notify';
import { startPainting } from '../highlights/paint-store';
import { readArticle, refreshHighlights, refreshMetadata } from './reader-store';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

bridge.events['library.changed'](({ articleIds }) => {
  void loadLibrary();
  for (const id of articleIds) void refreshHighlights(id);
});
bridge.events['capture.progress'](followCapture);
bridge.events['menu.action'](({ action }) => perform(action));
bridge.events.notice(({ message }) => notifyNotice(message));

startPainting();
// Asked for before the list is drawn: the article is on its way meanwhile.
useLibrary.subscribe(({ openId, articles }, before) => {
  if (openId !== before.openId) void readArticle(openId);
  else if (articles !== null && articles !== before.articles) void refreshMetadata(articles);
});
void loadLibrary();
createRoot(root).render(<App />);
