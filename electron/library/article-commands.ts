import type { CommandReply } from '#contract/calls';
import { annotate } from '#core/article/annotate';
import { articleView } from '#core/article/article-view';
import { keepPlace } from '#core/article/progress';
import type { CommandArgs } from '#core/commands';
import { fail, ok } from '#core/result';
import type { Library } from './library';
import { liveArticle } from './live-article';

/** Writes the note on an article as a whole. */
export async function annotateArticle(
  library: Library,
  { id, note }: CommandArgs<'article.annotate'>,
): Promise<CommandReply<'article.annotate'>> {
  const changed = await library.change(id, (record, now) => {
    const live = liveArticle(record);
    return live.ok ? ok({ record: annotate(record, note, now), before: record.note?.text ?? '' }) : live;
  });
  if (!changed.ok) return changed;
  const { before } = changed.value;
  const undo = before === note ? null : ({ name: 'article.annotate', args: { id, note: before } } as const);
  return ok({ value: { articleId: id, note }, undo });
}

/** Keeps where somebody reads. A version that isn't there is refused. */
export async function keepArticlePlace(
  library: Library,
  { id, ...place }: CommandArgs<'article.progress'>,
): Promise<CommandReply<'article.progress'>> {
  const changed = await library.change(id, (record, now) => {
    const live = liveArticle(record);
    if (!live.ok) return live;
    if (record.versions.every(({ number }) => number !== place.version)) {
      return fail('not-found', `The article “${record.title}” has no version ${place.version}.`);
    }
    return ok({ record: keepPlace(record, place, now) });
  });
  return changed.ok ? ok({ value: articleView(changed.value.record), undo: null }) : changed;
}

export async function shelveArticle(
  library: Library,
  { id, shelf }: CommandArgs<'article.shelve'>,
): Promise<CommandReply<'article.shelve'>> {
  const changed = await library.change(id, (record, now) => {
    const live = liveArticle(record);
    if (!live.ok) return live;
    const shelved = record.shelf === shelf ? record : { ...record, shelf, updatedAt: now };
    return ok({ record: shelved, before: record.shelf });
  });
  if (!changed.ok) return changed;
  const { record, before } = changed.value;
  const undo = before === shelf ? null : ({ name: 'article.shelve', args: { id, shelf: before } } as const);
  return ok({ value: articleView(record), undo });
}

export async function deleteArticle(
  library: Library,
  { id }: CommandArgs<'article.delete'>,
): Promise<CommandReply<'article.delete'>> {
  const present = await library.record(id);
  if (!present.ok) return present;
  if (present.value.deletedAt !== null) {
    return fail('not-found', `The article “${present.value.title}” is in the trash already.`);
  }
  const trashed = await library.trash(id);
  if (!trashed.ok) return trashed;
  return ok({ value: { id, title: trashed.value.title }, undo: { name: 'article.restore', args: { id } } });
}

/** An article that isn't in the trash stays as it is: that is what was asked for. */
export async function restoreArticle(
  library: Library,
  { id }: CommandArgs<'article.restore'>,
): Promise<CommandReply<'article.restore'>> {
  const present = await library.record(id);
  if (!present.ok) return present;
  const restored = await library.restore(id);
  if (!restored.ok) return restored;
  const undo = present.value.deletedAt === null ? null : ({ name: 'article.delete', args: { id } } as const);
  return ok({ value: articleView(restored.value), undo });
}
