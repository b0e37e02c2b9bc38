import { create } from 'zustand';
import type { TrashedArticle } from '#contract/library-views';
import type { ArticleId } from '#core/ids';
import { bridge } from '../app/bridge';
import { counted } from '../app/figures';
import { run } from '../app/history-store';
import { useLibrary } from '../app/library-store';
import { notify, notifyFailure } from '../app/notify';
import { undoOf } from '../app/take-back';

/** The articles in the trash, newest first; null until they were asked for. */
export const useTrash = create<{ readonly articles: readonly TrashedArticle[] | null }>(() => ({
  articles: null,
}));

/** How many articles stood on the shelves when the trash was last read. */
let shelvedThen = 0;

/**
 * Reads the trash again where the change may concern it: when one of its articles changed, or the shelves have another
 * number of them. Most changes are highlights, and a full trash is a long list. No ids mean that all may have changed.
 */
export async function followTrash(articleIds: readonly ArticleId[]): Promise<void> {
  const shelved = Object.values(useLibrary.getState().counts).reduce((sum, count) => sum + count, 0);
  const { articles } = useTrash.getState();
  const isConcerned =
    articles === null ||
    articleIds.length === 0 ||
    shelved !== shelvedThen ||
    articles.some(({ id }) => articleIds.includes(id));
  if (!isConcerned) return;
  shelvedThen = shelved;
  await loadTrash();
}

async function loadTrash(): Promise<void> {
  const reply = await bridge.queries['trash.list']({});
  if (reply.ok) useTrash.setState({ articles: reply.value });
  else notifyFailure(reply.error);
}

/** Takes an article out of the trash, to the shelf it was on. */
export async function takeOut({ id, title }: TrashedArticle): Promise<void> {
  const reply = await run('article.restore', { id });
  if (!reply.ok) return notifyFailure(reply.error);
  await loadTrash();
  notify(`“${title}” is out of the trash.`, undoOf(reply.value));
}

/** Deletes for good what the person was shown: what came into the trash since stays. */
export async function emptyTrash(articles: readonly TrashedArticle[]): Promise<void> {
  const reply = await run('trash.empty', { ids: articles.map(({ id }) => id) });
  await loadTrash();
  if (reply.ok) notify(`${counted(reply.value.value.purged, 'article')} deleted for good.`);
  else notifyFailure(reply.error);
}
