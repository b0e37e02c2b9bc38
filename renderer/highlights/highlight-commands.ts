import type { HighlightView } from '#contract/views';
import type { HighlightColor } from '#core/highlight/colors';
import type { HighlightId } from '#core/ids';
import type { Result } from '#core/result';
import { run } from '../app/history-store';
import { notify, notifyFailure } from '../app/notify';
import { undoOf } from '../app/take-back';
import { lookAt, setSelection, useReader } from '../app/reader-store';
import { selectedRange } from '../reader/shown-article';

/** Marks the selected text; with `writing`, its note takes the keyboard next. */
export async function highlightSelection(color: HighlightColor, writing = false): Promise<void> {
  const { shown } = useReader.getState();
  // Read from the document: a key may follow faster than the event about the selection.
  const selection = shown === null ? null : selectedRange(shown);
  if (selection === null || shown === null) {
    notify('Select some text first: with the mouse, or with S and the arrow keys.');
    return;
  }
  const { article } = shown.content;
  const reply = await run('highlight.add', {
    articleId: article.id,
    at: { version: article.version, start: selection.start, end: selection.end },
    color,
  });
  if (!reply.ok) return notifyFailure(reply.error);
  shown.document.getSelection()?.removeAllRanges();
  setSelection(null);
  const highlight = reply.value.value;
  // The event about the change comes too, but the paint shouldn't wait for it.
  useReader.setState(({ highlights }) => ({
    highlights: highlights.some((other) => other.id === highlight.id)
      ? highlights
      : [...highlights, highlight].sort((one, other) => one.anchor.start - other.anchor.start),
  }));
  lookAt(highlight.id, writing);
}

export async function recolour(id: HighlightId, color: HighlightColor): Promise<void> {
  const reply = await run('highlight.edit', { id, color });
  if (reply.ok) replaceHighlight(reply.value.value);
  else notifyFailure(reply.error);
}

/** Saves a note as it is typed: the keystrokes of one sitting are one step back. The caller tells of a failure. */
export async function writeNote(id: HighlightId, note: string): Promise<Result<unknown>> {
  const reply = await run('highlight.edit', { id, note }, noteStep(id));
  if (reply.ok) replaceHighlight(reply.value.value);
  return reply;
}

export function noteStep(id: HighlightId): string {
  return `note:${id}`;
}

export async function tag(id: HighlightId, tags: readonly string[]): Promise<void> {
  const reply = await run('highlight.edit', { id, tags: [...tags] });
  if (reply.ok) replaceHighlight(reply.value.value);
  else notifyFailure(reply.error);
}

export async function remove(id: HighlightId): Promise<void> {
  const reply = await run('highlight.remove', { id });
  if (!reply.ok) return notifyFailure(reply.error);
  useReader.setState(({ highlights }) => ({ highlights: highlights.filter((other) => other.id !== id) }));
  lookAt(null);
  notify('Highlight removed.', undoOf(reply.value));
}

function replaceHighlight(highlight: HighlightView): void {
  useReader.setState(({ highlights }) => ({
    highlights: highlights.map((other) => (other.id === highlight.id ? highlight : other)),
  }));
}
