import type { ArticleId } from '#core/ids';
import { bridge } from '../app/bridge';
import { run } from '../app/history-store';
import { notify, notifyFailure } from '../app/notify';
import { undoOf } from '../app/take-back';

/** Reads the version before or after the one that is shown; each has its own highlights. */
export async function showNeighbour(id: ArticleId, step: 1 | -1): Promise<void> {
  const reply = await bridge.queries['article.versions']({ id });
  if (!reply.ok) return notifyFailure(reply.error);
  const at = reply.value.findIndex(({ shown }) => shown);
  const wanted = reply.value[at + step];
  if (reply.value.length < 2) notify('There is only one version of this text.');
  else if (wanted === undefined)
    notify(step === 1 ? 'This is the newest version.' : 'This is the first version.');
  else await showVersion(id, wanted.number, reply.value.length);
}

/** @param count - how many versions there are */
export async function showVersion(id: ArticleId, version: number, count: number): Promise<void> {
  const shown = await run('article.show-version', { id, version });
  if (shown.ok) notify(`Version ${version} of ${count} is shown.`, undoOf(shown.value));
  else notifyFailure(shown.error, () => void showVersion(id, version, count));
}
