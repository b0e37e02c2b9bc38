import type { CommandReply } from '#contract/calls';
import type { ArticleRecord } from '#core/article/article';
import { articleView, type ArticleView } from '#core/article/article-view';
import type { CommandArgs } from '#core/commands';
import { fail, ok, type Result } from '#core/result';
import type { Library } from './library';
import { liveArticle } from './live-article';
import { showArticleVersion } from './version-commands';

/** Adds the version first: until both are done, nothing is lost and at worst the article is there twice. */
export async function foldArticle(
  library: Library,
  { id, into }: CommandArgs<'article.fold'>,
): Promise<CommandReply<'article.fold'>> {
  if (id === into) return fail('bad-request', 'An article can’t be made a version of itself.');
  const found = await library.record(id);
  const article = found.ok ? liveArticle(found.value) : found;
  if (!article.ok) return article;
  const { title, note, highlights } = article.value;
  const isMarked = highlights.some(({ deletedAt }) => deletedAt === null);
  if (isMarked || (note?.text ?? '') !== '') {
    const own = isMarked ? 'highlights' : 'a note';
    return fail('bad-request', `“${title}” has ${own} of its own, so it was left as it is.`);
  }
  const target = await library.record(into);
  const before = target.ok ? liveArticle(target.value) : target;
  if (!before.ok) return before;
  const grown = await addShownVersion(library, article.value, before.value);
  if (!grown.ok) return grown;
  const trashed = await library.trash(id);
  if (!trashed.ok) return trashed;
  const { version } = before.value;
  return ok({
    value: grown.value,
    undo: { name: 'article.unfold', args: { id, from: into, version } },
  });
}

/** One that was folded before and taken back has the text already: then that version is shown again. */
async function addShownVersion(
  library: Library,
  article: ArticleRecord,
  into: ArticleRecord,
): Promise<Result<ArticleView>> {
  const hash = article.versions.find(({ number }) => number === article.version)?.hash;
  const present = into.versions.find((version) => version.hash === hash);
  if (present !== undefined) {
    const shown = await showArticleVersion(library, { id: into.id, version: present.number });
    return shown.ok ? ok(shown.value.value) : shown;
  }
  const captured = await library.captured(article.id);
  if (!captured.ok) return captured;
  const grown = await library.addVersion(into.id, captured.value);
  return grown.ok ? ok(articleView(grown.value)) : grown;
}

export async function unfoldArticle(
  library: Library,
  { id, from, version }: CommandArgs<'article.unfold'>,
): Promise<CommandReply<'article.unfold'>> {
  const restored = await library.restore(id);
  if (!restored.ok) return restored;
  const shown = await showArticleVersion(library, { id: from, version });
  if (!shown.ok) return shown;
  return ok({
    value: articleView(restored.value),
    undo: { name: 'article.fold', args: { id, into: from } },
  });
}
