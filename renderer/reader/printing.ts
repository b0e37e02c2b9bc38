import type { ArticleId } from '#core/ids';
import { bridge } from '../app/bridge';
import { notify, notifyFailure } from '../app/notify';

/** Prints an article with its notes, by the system's dialog. */
export async function printArticle(id: ArticleId): Promise<void> {
  const reply = await bridge.actions['article.print']({ id });
  if (!reply.ok) notifyFailure(reply.error);
}

/** Writes an article with its notes into a PDF file that the person names. */
export async function saveAsPdf(id: ArticleId): Promise<void> {
  const reply = await bridge.actions['article.saveAsPdf']({ id });
  if (!reply.ok) notifyFailure(reply.error);
  else if (reply.value !== null) notify(`Written to ${reply.value}`);
}
