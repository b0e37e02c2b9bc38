import type { SavedArticle } from '#contract/views';
import { run } from '../app/history-store';
import { loadLibrary, openArticle } from '../app/library-store';
import { notify, notifyFailure, type MessageOffer } from '../app/notify';
import { undoOf } from '../app/take-back';

/** The offer to make new versions of what was saved and is here already; undefined where there is nothing to offer. */
export function foldOffer(saved: readonly SavedArticle[]): MessageOffer | undefined {
  if (saved.length === 0) return undefined;
  const label = saved.length === 1 ? 'Make it a new version' : 'Make them new versions';
  return { label, act: () => void foldAll(saved) };
}

async function foldAll(saved: readonly SavedArticle[]): Promise<void> {
  for (const { id, alike } of saved) {
    if (alike === undefined) continue;
    const reply = await run('article.fold', { id, into: alike.id });
    if (!reply.ok) {
      notifyFailure(reply.error);
      continue;
    }
    const { value } = reply.value;
    await loadLibrary();
    openArticle(value.id);
    notify(`This is version ${value.version} of “${value.title}” now.`, undoOf(reply.value));
  }
}
