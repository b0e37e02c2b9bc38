import type { QueryArgs, QueryReply } from '#contract/calls';
import { describeQuote } from '#core/anchor/context';
import { findHighlight, noHighlight } from '#core/highlight/edit-highlights';
import { ok } from '#core/result';
import { articleOf } from './article-of';
import type { Library } from './library';
import { liveArticle } from './live-article';

/** How many places a person is shown: as many as one looks through, and as there are keys to choose by. */
const MOST_PLACES = 5;

/** Where a highlight may belong in the text that is shown. */
export async function placesOf(
  library: Library,
  { id }: QueryArgs<'highlight.places'>,
): Promise<QueryReply<'highlight.places'>> {
  const articleId = await articleOf(library, id);
  if (articleId === undefined) return noHighlight(id);
  const found = await library.record(articleId);
  const record = found.ok ? liveArticle(found.value) : found;
  if (!record.ok) return record;
  const highlight = findHighlight(record.value, id);
  if (highlight?.deletedAt !== null) return noHighlight(id);
  const after = await library.content(articleId, record.value.version);
  if (!after.ok) return after;
  // The text that it was marked in says the most of where it belongs; without it, what was taken down then does.
  const before = await library.content(articleId, highlight.version);
  const { text, number: version } = after.value;
  const places = await library.anchoring.rank({
    highlight,
    before: before.ok ? before.value : null,
    after: after.value,
    limit: MOST_PLACES,
  });
  return ok(
    places.map(({ start, end, score }) => {
      const { exact, prefix, suffix } = describeQuote(text, start, end);
      return { version, start, end, score, quote: exact, prefix, suffix };
    }),
  );
}
