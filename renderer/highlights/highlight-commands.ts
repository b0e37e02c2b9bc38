import type { HighlightView } from '#contract/views';
import { placeHighlight } from '#core/anchor/place-highlight';
import { DEFAULT_HIGHLIGHT_COLOR, type HighlightColor } from '#core/highlight/colors';
import type { HighlightId } from '#core/ids';
import type { Result } from '#core/result';
import { snapToGraphemes } from '#core/text/segments';
import type { TextRange } from '#core/text/text-model';
import { run } from '../app/history-store';
import { notify, notifyFailure } from '../app/notify';
import { undoOf } from '../app/take-back';
import { lookAt, setSelection, useReader } from '../app/reader-store';
import { selectedRange, type ShownArticle } from '../reader/shown-article';

/** What a chosen colour does: marks the selected text with it, or recolours the highlight that is open. */
export async function ink(color: HighlightColor): Promise<void> {
  const { shown, activeId } = useReader.getState();
  const nothingSelected = shown === null || selectedRange(shown) === null;
  if (nothingSelected && activeId !== null) await recolour(activeId, color);
  else await highlightSelection(color);
}

/**
 * Marks the selected text, in the usual colour if none was chosen; with `writing`, its note takes the keyboard next.
 * Text that is marked already from end to end gets no second mark: its highlight is opened, and takes a colour that
 * was chosen.
 */
export async function highlightSelection(color: HighlightColor | null, writing = false): Promise<void> {
  const { shown } = useReader.getState();
  // Read from the document: a key may follow faster than the event about the selection.
  const selection = shown === null ? null : selectedRange(shown);
  if (selection === null || shown === null) {
    notify('Select some text first: with the mouse, or with S and the arrow keys.');
    return;
  }
  const marked = highlightOf(shown.model.text, selection);
  if (marked !== undefined) {
    letGoOf(shown);
    lookAt(marked.id, writing);
    if (color !== null && color !== marked.color) await recolour(marked.id, color);
    return;
  }
  await mark(shown, selection, color ?? DEFAULT_HIGHLIGHT_COLOR, writing);
}

async function mark(
  shown: ShownArticle,
  { start, end }: TextRange,
  color: HighlightColor,
  writing: boolean,
): Promise<void> {
  const { id, version } = shown.content.article;
  const reply = await run('highlight.add', { articleId: id, at: { version, start, end }, color });
  if (!reply.ok) return notifyFailure(reply.error, () => void mark(shown, { start, end }, color, writing));
  // Tried again later, it may be for an article that isn't shown any more.
  if (useReader.getState().shown !== shown) return;
  letGoOf(shown);
  const highlight = reply.value.value;
  // The event about the change comes too, but the paint shouldn't wait for it.
  useReader.setState(({ highlights }) => ({
    highlights: highlights.some((other) => other.id === highlight.id)
      ? highlights
      : [...highlights, highlight].sort((one, other) => one.anchor.start - other.anchor.start),
  }));
  lookAt(highlight.id, writing);
}

/** The highlight on exactly this text. */
function highlightOf(text: string, selection: TextRange): HighlightView | undefined {
  const { start, end } = snapToGraphemes(text, selection.start, selection.end);
  return useReader.getState().highlights.find((highlight) => {
    const place = placeHighlight(text, highlight);
    return place?.start === start && place.end === end;
  });
}

function letGoOf(shown: ShownArticle): void {
  shown.document.getSelection()?.removeAllRanges();
  setSelection(null);
}

export async function recolour(id: HighlightId, color: HighlightColor): Promise<void> {
  const reply = await run('highlight.edit', { id, color });
  if (reply.ok) replaceHighlight(reply.value.value);
  else notifyFailure(reply.error, () => void recolour(id, color));
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
  else notifyFailure(reply.error, () => void tag(id, tags));
}

export async function remove(id: HighlightId): Promise<void> {
  const reply = await run('highlight.remove', { id });
  if (!reply.ok) return notifyFailure(reply.error, () => void remove(id));
  useReader.setState(({ highlights }) => ({ highlights: highlights.filter((other) => other.id !== id) }));
  lookAt(null);
  notify('Highlight removed.', undoOf(reply.value));
}

function replaceHighlight(highlight: HighlightView): void {
  useReader.setState(({ highlights }) => ({
    highlights: highlights.map((other) => (other.id === highlight.id ? highlight : other)),
  }));
}
