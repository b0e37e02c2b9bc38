import { useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { useCaret } from './caret-store';

/**
 * What the caret stands in, such as a link or a mark; null without a caret. What has the keyboard itself, by the Tab
 * key, comes before what the caret stands in: `target` is what a key was pressed on.
 */
export function elementAtCaret(target: EventTarget | null): HTMLElement | null {
  const { shown } = useReader.getState();
  if (!useCaret.getState().on || shown === null) return null;
  const { body, documentElement } = shown.document;
  const isReader = [body, documentElement, rooms.scroller, document.body].some((each) => each === target);
  const selection = shown.document.getSelection();
  const node = selection?.focusNode ?? null;
  if (!isReader || selection?.isCollapsed !== true || !shown.root.contains(node)) return null;
  return node?.parentElement ?? null;
}
