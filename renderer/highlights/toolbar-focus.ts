import { notify } from '../app/notify';
import { useReader } from '../app/reader-store';
import { domRange, selectedRange } from '../reader/shown-article';

/** Says which element the toolbar is, for those who look for it from outside. */
const TOOLBAR = '[data-selection-toolbar]';

/** By `closest`, not `instanceof`: the node may belong to the article frame's realm. */
export function isInSelectionToolbar(target: EventTarget | null): boolean {
  return (target as Partial<Element> | null)?.closest?.(TOOLBAR) != null;
}

/** Gives the keyboard to the toolbar at the selection, which is brought into view first. */
export function focusSelectionToolbar(): void {
  const { shown } = useReader.getState();
  const selection = shown === null ? null : selectedRange(shown);
  if (shown === null || selection === null) {
    notify('Select some text first: with the mouse, or with S and the arrow keys.');
    return;
  }
  const bar = document.querySelector(TOOLBAR);
  if (bar === null || bar.hasAttribute('data-hidden'))
    domRange(shown, selection).startContainer.parentElement?.scrollIntoView({ block: 'center' });
  // The bar takes its place in the first frame after a scroll, and can have the keyboard in the next.
  requestAnimationFrame(() => requestAnimationFrame(takeKeyboard));
}

function takeKeyboard(): void {
  document.querySelector<HTMLElement>(`${TOOLBAR} button`)?.focus({ preventScroll: true });
}
