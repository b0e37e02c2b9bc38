import type { CommandReply } from '#contract/calls';
import type { ArticleRecord } from '#core/article/article';
import type { Command, CommandArgs } from '#core/commands';
import {
  addHighlight,
  editHighlight,
  noHighlight,
  removeHighlight,
  restoreHighlight,
  type HighlightChange,
} from '#core/highlight/edit-highlights';
import { attachHighlight, reattachHighlight } from '#core/highlight/attach-highlight';
import { highlightView, placedIn } from '#core/highlight/highlight-view';
import {
  DEFAULT_HIGHLIGHT_STYLE,
  type Anchor,
  type HighlightRecord,
  type HighlightStyle,
} from '#core/highlight/highlight';
import { newHighlightId, type HighlightId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import { articleOf } from './article-of';
import type { Library } from './library';
import { liveArticle } from './live-article';

/** A change of one highlight, and what takes it back. */
type Undoable = HighlightChange & { readonly undo: Command | null };

export async function addToArticle(
  library: Library,
  args: CommandArgs<'highlight.add'>,
): Promise<CommandReply<'highlight.add'>> {
  // With the version, the record need not be read to learn which is shown.
  const content = await library.content(args.articleId, 'version' in args.at ? args.at.version : undefined);
  if (!content.ok) return content;
  const changed = await library.change(args.articleId, (record, now) => {
    const live = liveArticle(record);
    if (!live.ok) return live;
    return addHighlight(record, content.value, args, { id: newHighlightId(), now });
  });
  if (!changed.ok) return changed;
  const { highlight, occurrences } = changed.value;
  return ok({
    value: highlightView(highlight),
    undo: { name: 'highlight.remove', args: { id: highlight.id } },
    ...(occurrences > 1 && { remark: `These words stand in ${occurrences} places; the first was marked.` }),
  });
}

export function editInArticle(
  library: Library,
  args: CommandArgs<'highlight.edit'>,
): Promise<CommandReply<'highlight.edit'>> {
  return changeHighlight(library, args.id, (record, now) => {
    const edited = editHighlight(record, args, now);
    if (!edited.ok) return edited;
    const { before, highlight } = edited.value;
    const undo = undoEdit(before, highlight);
    return ok(undo === null ? { record, highlight: before, undo } : { ...edited.value, undo });
  });
}

export function removeFromArticle(
  library: Library,
  { id }: CommandArgs<'highlight.remove'>,
): Promise<CommandReply<'highlight.remove'>> {
  return changeHighlight(library, id, (record, now) =>
    withUndo(removeHighlight(record, id, now), { name: 'highlight.restore', args: { id } }),
  );
}

/** A highlight that isn't removed stays as it is: that is what was asked for. */
export function restoreToArticle(
  library: Library,
  { id }: CommandArgs<'highlight.restore'>,
): Promise<CommandReply<'highlight.restore'>> {
  return changeHighlight(library, id, (record, now) => {
    const restored = restoreHighlight(record, id, now);
    const changes = restored.ok && restored.value.record !== record;
    return withUndo(restored, changes ? { name: 'highlight.remove', args: { id } } : null);
  });
}

async function changeHighlight(
  library: Library,
  id: HighlightId,
  edit: (record: ArticleRecord, now: string) => Result<Undoable>,
): Promise<CommandReply<'highlight.edit'>> {
  const articleId = await articleOf(library, id);
  if (articleId === undefined) return noHighlight(id);
  const changed = await library.change(articleId, (record, now) => {
    const live = liveArticle(record);
    return live.ok ? edit(record, now) : live;
  });
  if (!changed.ok) return changed;
  const { highlight, undo } = changed.value;
  return ok({ value: highlightView(highlight), undo });
}

/** Says where a highlight stands, in the version that is shown. */
export async function attachInArticle(
  library: Library,
  args: CommandArgs<'highlight.attach'>,
): Promise<CommandReply<'highlight.attach'>> {
  const articleId = await articleOf(library, args.id);
  if (articleId === undefined) return noHighlight(args.id);
  const content = await library.content(articleId);
  if (!content.ok) return content;
  const changed = await library.change(articleId, (record, now) => {
    const live = liveArticle(record);
    if (!live.ok) return live;
    if (record.version !== content.value.number) {
      return fail('bad-request', 'Another version of the text was shown meanwhile. Nothing was stored.');
    }
    return attachHighlight(record, content.value, args, now);
  });
  if (!changed.ok) return changed;
  const { highlight, before } = changed.value;
  return ok({
    value: highlightView(highlight),
    undo: undoAttach(before, highlight.anchor),
  });
}

/** Takes an attachment back, or does it again. */
export async function reattachInArticle(
  library: Library,
  args: CommandArgs<'highlight.reattach'>,
): Promise<CommandReply<'highlight.reattach'>> {
  const articleId = await articleOf(library, args.id);
  if (articleId === undefined) return noHighlight(args.id);
  const content = await library.content(articleId, args.anchor.version);
  if (!content.ok) return content;
  if (args.anchor.end > content.value.text.length) {
    return fail('bad-request', 'The text ends before this place. Nothing was stored.');
  }
  return changeHighlight(library, args.id, (record, now) => {
    const changed = reattachHighlight(record, args, now);
    if (!changed.ok) return changed;
    return ok({ ...changed.value, undo: undoAttach(changed.value.before, args.anchor) });
  });
}

/** @param after - where it was put */
function undoAttach(before: HighlightRecord, after: Anchor): Command {
  const placed = placedIn(before, after.version) ?? null;
  // Where another version is shown by now, only what was said of this one goes back; nobody has looked for it there.
  const unknown: Anchor = { ...after, state: 'loose', score: 0 };
  const anchor = before.anchor.version === after.version ? before.anchor : (placed ?? unknown);
  return { name: 'highlight.reattach', args: { id: before.id, anchor, placed } };
}

function withUndo(change: Result<HighlightChange>, undo: Command | null): Result<Undoable> {
  return change.ok ? ok({ ...change.value, undo }) : change;
}

/** The edit that brings back what was there before, of the fields that changed; null when none did. */
function undoEdit(before: HighlightRecord, after: HighlightRecord): Command | null {
  const fields = {
    ...(before.color !== after.color && { color: before.color }),
    ...(styleOf(before) !== styleOf(after) && { style: styleOf(before) }),
    ...(before.note !== after.note && { note: before.note }),
    ...(!sameTags(before.tags, after.tags) && { tags: before.tags }),
  };
  if (Object.keys(fields).length === 0) return null;
  return { name: 'highlight.edit', args: { id: before.id, ...fields } };
}

function styleOf({ style = DEFAULT_HIGHLIGHT_STYLE }: HighlightRecord): HighlightStyle {
  return style;
}

function sameTags(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((tag, index) => tag === other[index]);
}
