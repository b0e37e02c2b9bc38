import type { CommandReply } from '#contract/calls';
import { articleView } from '#core/article/article-view';
import { noVersion, showVersion } from '#core/article/show-version';
import type { CommandArgs } from '#core/commands';
import { ok } from '#core/result';
import { anchorsIn } from './anchors-in';
import type { Library } from './library';
import { liveArticle } from './live-article';

/** Shows another version of an article's text, with the highlights where they stand in it. */
export async function showArticleVersion(
  library: Library,
  { id, version }: CommandArgs<'article.show-version'>,
): Promise<CommandReply<'article.show-version'>> {
  const present = await library.record(id);
  if (!present.ok) return present;
  if (!present.value.versions.some(({ number }) => number === version))
    return noVersion(present.value, version);
  const after = await library.content(id, version);
  if (!after.ok) return after;
  const anchorOf = await anchorsIn(library.anchoring, present.value, after.value, async (number) => {
    const text = await library.content(id, number);
    return text.ok ? text.value : null;
  });
  const changed = await library.change(id, (record, now) => {
    const live = liveArticle(record);
    if (!live.ok) return live;
    const next = showVersion(record, version, anchorOf, now);
    return next.ok ? ok({ record: next.value, before: record.version }) : next;
  });
  if (!changed.ok) return changed;
  const { record, before: was } = changed.value;
  const undo =
    was === version ? null : ({ name: 'article.show-version', args: { id, version: was } } as const);
  return ok({ value: articleView(record), undo });
}
