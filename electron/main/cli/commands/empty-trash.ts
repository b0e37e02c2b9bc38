import type { Door } from '#contract/calls';
import type { TrashedArticle } from '#contract/library-views';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import { everything, isGiven, type CliCommand } from '../command';
import { counted, table } from '../formats';
import { articleIdsOf } from '../ids';

export const emptyTrash: CliCommand = {
  name: 'empty-trash',
  summary: 'Delete articles in the trash for good',
  operands: {
    usage: '[ID…]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    about: 'the ids of articles in the trash; without any, all of them',
  },
  options: { yes: { value: null, about: 'do it; without this it only says what would go' } },
  details: 'Only a backup brings them back. Merging with another copy of the library doesn’t.',
  lane: everything,
  async run(words, { door }) {
    const ids = articleIdsOf(words.operands);
    if (!ids.ok) return ids;
    const chosen = await inTrash(door, ids.value);
    if (!chosen.ok) return chosen;
    const articles = chosen.value.map(({ id, title }) => ({ id, title }));
    if (articles.length === 0) return ok({ json: { purged: 0, articles }, text: 'The trash is empty.' });
    if (!isGiven(words, 'yes')) {
      return ok({
        json: { purged: 0, articles },
        text: table(articles.map(({ id, title }) => [id, title])),
        remark: `Nothing was deleted. To delete ${counted(articles.length, 'article')} for good, add --yes.`,
        failed: true,
      });
    }
    const emptied = await door.command('trash.empty', { ids: articles.map(({ id }) => id) });
    if (!emptied.ok) return emptied;
    const { purged } = emptied.value.value;
    return ok({ json: { purged, articles }, text: `Deleted ${counted(purged, 'article')} for good.` });
  },
};

/** Those that were named, or all. */
async function inTrash(door: Door, ids: readonly ArticleId[]): Promise<Result<readonly TrashedArticle[]>> {
  const trashed = await door.query('trash.list', {});
  if (!trashed.ok || ids.length === 0) return trashed;
  const missing = ids.find((id) => !trashed.value.some((article) => article.id === id));
  if (missing !== undefined) {
    return fail('not-found', `No article in the trash has the id ${missing}. Nothing was deleted.`);
  }
  return ok(trashed.value.filter(({ id }) => ids.includes(id)));
}
