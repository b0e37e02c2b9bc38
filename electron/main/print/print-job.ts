import type { Door } from '#contract/calls';
import type { PrintJob } from '#contract/print';
import type { ArticleId } from '#core/ids';
import type { Typeface } from '#core/reading/reading-settings';
import { ok, type Result } from '#core/result';

/** All that stands on paper of an article: its text, its highlights and what was written on them. */
export async function printJobOf(door: Door, id: ArticleId, typeface: Typeface): Promise<Result<PrintJob>> {
  const content = await door.query('article.read', { id });
  if (!content.ok) return content;
  const highlights = await door.query('highlight.list', { articleId: id });
  if (!highlights.ok) return highlights;
  const note = await door.query('article.note', { id });
  if (!note.ok) return note;
  const open = { content: content.value, highlights: highlights.value, note: note.value.note };
  return ok({ open, typeface });
}
