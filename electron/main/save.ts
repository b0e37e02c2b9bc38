import { randomUUID } from 'node:crypto';
import type { Changed, CommandReply } from '#contract/calls';
import type { CaptureProgress } from '#contract/events';
import type { SavedArticle } from '#contract/views';
import { articleView } from '#core/article/article-view';
import type { NewArticle } from '#core/article/new-article';
import type { CommandArgs } from '#core/commands';
import type { Alike } from '#core/duplicates/alike';
import { ok, type Result } from '#core/result';
import { labelOf } from '../capture/label';
import type { Library } from '../library/library';
import type { DoorParts } from './dispatch';

/**
 * Captures and stores. What is there already is noticed: the very same isn't stored twice, and what is much the same is
 * stored and told of, or, where that was asked for, added to the other as a version. Progress ends with `done` or
 * `failed`, whatever happens.
 */
export async function save(
  { library, capture, onProgress }: DoorParts,
  args: CommandArgs<'article.save'>,
): Promise<CommandReply<'article.save'>> {
  const captureId = args.captureId ?? randomUUID();
  const label = labelOf(args.source);
  const tell = (step: CaptureProgress['step']): void => onProgress({ captureId, label, step, bytes: null });

  let last: CaptureProgress['step'] = 'failed';
  try {
    const captured = await (await capture()).capture({ ...args, captureId }, onProgress);
    if (!captured.ok) return captured;
    tell('store');
    const stored = await store(library, args, captured.value);
    if (stored.ok) last = 'done';
    return stored;
  } finally {
    tell(last);
  }
}

async function store(
  library: Library,
  args: CommandArgs<'article.save'>,
  article: NewArticle,
): Promise<Result<Changed<SavedArticle>>> {
  const { url } = article.metadata;
  const alike = await library.alike({ url, fingerprint: article.fingerprint });
  if (alike !== undefined) {
    const same = await theVerySame(library, alike, args, article);
    if (same !== null) return ok(same);
    if (args.again === true) return addTo(library, alike, article);
  }
  const stored = await library.add(article);
  if (!stored.ok) return stored;
  const { id, title } = stored.value;
  return ok({
    value: { ...articleView(stored.value), ...(alike && { alike }) },
    undo: { name: 'article.delete', args: { id } },
    ...(alike && { remark: remarkOn(title, alike) }),
  });
}

/** By address and every character of the text. Whoever gives words of their own for it wants something else stored. */
async function theVerySame(
  library: Library,
  { id, title, by }: Alike,
  args: CommandArgs<'article.save'>,
  article: NewArticle,
): Promise<Changed<SavedArticle> | null> {
  const hasOwnWords = args.title !== undefined || (args.tags ?? []).length > 0;
  if (by !== 'address' || hasOwnWords) return null;
  const record = await library.record(id);
  const content = record.ok ? await library.content(id, record.value.version) : record;
  if (!record.ok || !content.ok || content.value.text !== article.text) return null;
  const remark = `“${title}” is in the library already, and its text is the same. Nothing was added.`;
  return { value: { ...articleView(record.value), unchanged: true }, undo: null, remark };
}

async function addTo(
  library: Library,
  { id, title }: Alike,
  article: NewArticle,
): Promise<Result<Changed<SavedArticle>>> {
  const before = await library.record(id);
  if (!before.ok) return before;
  const grown = await library.addVersion(id, article);
  if (!grown.ok) return grown;
  return ok({
    value: articleView(grown.value),
    undo: { name: 'article.show-version', args: { id, version: before.value.version } },
    remark: `“${title}” was there already; what came is its version ${grown.value.version} now.`,
  });
}

function remarkOn(title: string, { title: other, by }: Alike): string {
  const shared = by === 'address' ? 'has the same address' : 'has nearly the same text';
  const which = other === title ? 'An article in the library' : `“${other}”, which is in the library,`;
  return `${which} ${shared}. Both are there now.`;
}
