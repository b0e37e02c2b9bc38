import type { HighlightView } from '#contract/views';
import { placeHighlight } from '#core/anchor/place-highlight';
import type { CommandArgs } from '#core/commands';
import { DEFAULT_HIGHLIGHT_COLOR, type HighlightColor } from '#core/highlight/colors';
import type { HighlightStyle } from '#core/highlight/highlight';
import type { HighlightId } from '#core/ids';
import { letGoOfFigure, placeOfFigure, type PickedFigure } from './figures';
import { highlightsAt } from './painter';
import { snapToGraphemes } from '#core/text/segments';
import type { TextRange } from '#core/text/text-model';
import { run } from '../app/history-store';
import { notify, notifyFailure } from '../app/notify';
import { undoOf } from '../app/take-back';
import { lookAt, setSelection, useReader } from '../app/reader-store';
import type { ShownArticle } from '../reader/shown-article';
import { isSomethingMeant, meantText } from './meant-text';

/** What a chosen colour does: marks the selected or heard text with it, or recolours the highlight that is open. */
export async function ink(color: HighlightColor): Promise<void> {
  const { activeId } = useReader.getState();
  if (!isSomethingMeant() && activeId !== null) await recolour(activeId, color);
  else await highlightSelection(color);
}

/**
 * Marks the selected text, or the sentence that is heard, in the usual colour if none was chosen; with `writing`, its
 * note takes the keyboard next. Text that is marked already from end to end gets no second mark: its highlight is
 * opened, and takes a colour or a style that was chosen. Gives whether the text is marked; if not, why has been said.
 */
export async function highlightSelection(
  color: HighlightColor | null,
  writing = false,
  style: HighlightStyle | null = null,
): Promise<boolean> {
  const { shown, figure } = useReader.getState();
  const look = { color: color ?? DEFAULT_HIGHLIGHT_COLOR, ...(style && { style }) };
  if (shown !== null && figure !== null) return markFigure(shown, figure, look, writing);
  const selection = shown === null ? null : meantText(shown);
  if (selection === null || shown === null) {
    notify('Select some text first: with the mouse, or with S and the arrow keys.');
    return false;
  }
  const marked = highlightOf(shown.model.text, selection);
  if (marked !== undefined) {
    letGoOf(shown);
    lookAt(marked.id, writing);
    if (color !== null && color !== marked.color) await recolour(marked.id, color);
    if (style !== null && style !== marked.style) await restyle(marked.id, style);
    return true;
  }
  const { version } = shown.content.article;
  return mark(shown, { at: { version, ...selection }, ...look }, writing);
}

type Look = Pick<CommandArgs<'highlight.add'>, 'color' | 'style'>;

/** Marks what was chosen whole; one that is marked already is opened. */
async function markFigure(
  shown: ShownArticle,
  picked: PickedFigure,
  look: Look,
  writing: boolean,
): Promise<boolean> {
  const [marked] = highlightsAt(picked.element);
  const known = useReader.getState().highlights.find(({ id, figure }) => id === marked && figure !== null);
  if (known === undefined) {
    return mark(shown, { ...placeOfFigure(picked, shown.content.article.version), ...look }, writing);
  }
  letGoOf(shown);
  lookAt(known.id, writing);
  return true;
}

type Marked = Pick<CommandArgs<'highlight.add'>, 'at' | 'figure'> & Look;

async function mark(shown: ShownArticle, marked: Marked, writing: boolean): Promise<boolean> {
  const { id } = shown.content.article;
  const reply = await run('highlight.add', { articleId: id, ...marked });
  if (!reply.ok) {
    notifyFailure(reply.error, () => void mark(shown, marked, writing));
    return false;
  }
  // Tried again later, it may be for an article that isn't shown any more.
  if (useReader.getState().shown !== shown) return true;
  letGoOf(shown);
  const highlight = reply.value.value;
  // The event about the change comes too, but the paint shouldn't wait for it.
  useReader.setState(({ highlights }) => ({
    highlights: highlights.some((other) => other.id === highlight.id)
      ? highlights
      : [...highlights, highlight].sort((one, other) => one.anchor.start - other.anchor.start),
  }));
  lookAt(highlight.id, writing);
  return true;
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
  letGoOfFigure();
  shown.document.getSelection()?.removeAllRanges();
  setSelection(null);
}

export async function recolour(id: HighlightId, color: HighlightColor): Promise<void> {
  const reply = await run('highlight.edit', { id, color });
  if (reply.ok) replaceHighlight(reply.value.value);
  else notifyFailure(reply.error, () => void recolour(id, color));
}

export async function restyle(id: HighlightId, style: HighlightStyle): Promise<void> {
  const reply = await run('highlight.edit', { id, style });
  if (reply.ok) replaceHighlight(reply.value.value);
  else notifyFailure(reply.error, () => void restyle(id, style));
}

/** Each by itself, so that one that was added meanwhile, by quick hands or by another door, stays. */
export async function addTag(id: HighlightId, tag: string): Promise<void> {
  const reply = await run('highlight.edit', { id, addTags: [tag] });
  if (reply.ok) replaceHighlight(reply.value.value);
  else notifyFailure(reply.error, () => void addTag(id, tag));
}

export async function removeTags(id: HighlightId, tags: readonly string[]): Promise<void> {
  const reply = await run('highlight.edit', { id, removeTags: [...tags] });
  if (reply.ok) replaceHighlight(reply.value.value);
  else notifyFailure(reply.error, () => void removeTags(id, tags));
}

export async function remove(id: HighlightId): Promise<void> {
  const reply = await run('highlight.remove', { id });
  if (!reply.ok) return notifyFailure(reply.error, () => void remove(id));
  useReader.setState(({ highlights }) => ({ highlights: highlights.filter((other) => other.id !== id) }));
  lookAt(null);
  notify('Highlight removed.', undoOf(reply.value));
}

/** Takes in a highlight that was changed; the event about it comes too, but what is shown shouldn't wait for it. */
export function replaceHighlight(highlight: HighlightView): void {
  useReader.setState(({ highlights }) => ({
    highlights: highlights.map((other) => (other.id === highlight.id ? highlight : other)),
  }));
}
