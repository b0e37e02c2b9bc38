import type { CommandReply } from '#contract/calls';
import { anchorsAhead } from '#core/anchor/anchoring';
import { articleView } from '#core/article/article-view';
import { noVersion, showVersion } from '#core/article/show-version';
import type { CommandArgs } from '#core/commands';
import { ok } from '#core/result';
import type { Library } from './library';
import { liveArticle } from './live-article';

/** Shows another version of an article's text, with the highlights where they stand in it. */
export async function showArticleVersion(
  library: Library,
  { id, version }: CommandArgs<'article.show-version'>,
): Promise<CommandReply<'article.show-version'>> {
  const present = await library.record(id);
  if (!present.ok) return present;
  const { versions, version: shown } = present.value;
  if (!versions.some(({ number }) => number === version)) return noVersion(present.value, version);
  const after = await library.content(id, version);
  if (!after.ok) return after;
  // A text that can't be read any more doesn't keep another from being shown.
  const before = await library.content(id, shown);
  const anchorOf = await anchorsAhead(library.anchoring, {
    highlights: present.value.highlights,
    before: before.ok ? before.value : null,
    after: after.value,
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
