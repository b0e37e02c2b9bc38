import { create } from 'zustand';
import type { HighlightView } from '#contract/views';
import type { HighlightId } from '#core/ids';
import { lookAt, useReader } from '../app/reader-store';
import { highlightSelection, restyle } from './highlight-commands';
import { isSomethingMeant } from './meant-text';
import { typingAhead } from './type-ahead';

/** The highlight whose tag field is to take the keyboard. */
export const useTagging = create<{ readonly id: HighlightId | null }>(() => ({ id: null }));

/** Underlines the selected text, or draws the highlight that is open the other way. */
export async function underline(): Promise<void> {
  const { highlights, activeId } = useReader.getState();
  const open = highlights.find(({ id }) => id === activeId);
  if (!isSomethingMeant() && open !== undefined) await switchStyle(open);
  else await highlightSelection(null, false, 'underline');
}

/** Draws a highlight as a line, or as a wash again. */
export async function switchStyle({ id, style }: Pick<HighlightView, 'id' | 'style'>): Promise<void> {
  await restyle(id, style === 'underline' ? 'ink' : 'underline');
}

/** Opens the card of the selected text, which is marked if it isn't yet, or of the open highlight, to tag it. */
export function writeTag(): Promise<void> {
  return typingAhead(openTags);
}

/** Gives whether the field for tags comes. */
async function openTags(): Promise<boolean> {
  const isNew = isSomethingMeant() || useReader.getState().activeId === null;
  if (isNew && !(await highlightSelection(null))) return false;
  const { activeId } = useReader.getState();
  if (activeId === null) return false;
  lookAt(activeId);
  useTagging.setState({ id: activeId });
  return true;
}
