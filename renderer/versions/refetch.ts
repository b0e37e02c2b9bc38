import type { Refetched } from '#contract/version-views';
import type { ArticleView } from '#contract/views';
import { run } from '../app/history-store';
import { notify, notifyFailure } from '../app/notify';
import { undoOf } from '../app/take-back';
import { notArticleOffers, type TakeHow } from '../library/not-article-offers';
import { showDifference } from './versions-store';

/** Fetches an article again and says what came of it. Its steps are shown in the list as those of a save. */
export async function refetch(article: ArticleView, how: TakeHow = {}): Promise<void> {
  const { id } = article;
  const reply = await run('article.refetch', { id, captureId: crypto.randomUUID(), ...how });
  if (!reply.ok) {
    const again = (next: TakeHow): void => void refetch(article, next);
    const offers = notArticleOffers(reply.error, how, true, again);
    return notifyFailure(reply.error, undefined, offers);
  }
  const { value, remark } = reply.value;
  if (!value.changed) return notify(remark ?? 'The text is the same as before.');
  notify(refetchedWords(value), undoOf(reply.value), {
    label: 'What changed',
    act: () => void showDifference(id, value.before, value.article.version),
  });
}

function refetchedWords({ article, highlights }: Refetched): string {
  const loose =
    highlights.loose === 0
      ? ''
      : ` ${highlights.loose === 1 ? 'One highlight is' : `${highlights.loose} highlights are`} loose: ` +
        'the words weren’t found for certain.';
  return `“${article.title}” was fetched again; the text before is kept.${loose}`;
}
