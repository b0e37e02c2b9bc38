import type { TakeHow } from '../../library/not-article-offers';
import { notArticleOffers } from '../../library/not-article-offers';
import { savedWords } from '../../library/saved-words';
import { bridge } from '../../app/bridge';
import { run } from '../../app/history-store';
import { loadLibrary, openArticle } from '../../app/library-store';
import { notify, notifyFailure, notifyUnderWay } from '../../app/notify';
import { undoOf } from '../../app/take-back';

/**
 * Saves the page that a link leads to on the shelf Later, while one reads on: nothing else is opened. The address is
 * the page's, so it may not lead into a private network.
 */
export async function saveLink(url: string, how: TakeHow = {}): Promise<void> {
  const captureId = crypto.randomUUID();
  const dismiss = notifyUnderWay(`Saving ${new URL(url).host} for later…`, {
    label: 'Cancel',
    onClick: () => void bridge.actions['capture.cancel']({ captureId }),
  });
  const reply = await run('article.save', { source: { kind: 'url', url }, captureId, from: 'page', ...how });
  dismiss();
  if (!reply.ok) {
    const again = (next: TakeHow): void => void saveLink(url, next);
    notifyFailure(reply.error, undefined, notArticleOffers(reply.error, how, true, again));
    return;
  }
  const saved = reply.value.value;
  const undo = undoOf(reply.value);
  if (saved.unchanged !== true) {
    const shelved = await bridge.commands['article.shelve']({ id: saved.id, shelf: 'later' });
    if (!shelved.ok) notifyFailure(shelved.error);
  }
  await loadLibrary();
  notify(savedWords([saved]), undo, { label: 'Open', act: () => openArticle(saved.id) });
}
