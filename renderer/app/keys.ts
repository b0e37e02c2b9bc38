import { tinykeys } from 'tinykeys';
import { HIGHLIGHT_COLORS } from '#core/highlight/colors';
import { highlightSelection } from '../highlights/highlight-commands';
import { moveSentence } from '../reader/sentence-walk';
import { deleteWhatIsOpen, perform } from './actions';
import { openNeighbour } from './library-store';
import { useOverlay } from './overlay-store';
import { lookAt, useReader } from './reader-store';
import { isTextField } from './text-field';

type Handler = (event: KeyboardEvent) => void;

/** Keys that work wherever the keyboard is, in a text field too. */
const EVERYWHERE: Readonly<Record<string, Handler>> = {
  '$mod+KeyL': () => perform('save-address'),
  '$mod+KeyO': () => perform('save-files'),
  '$mod+Shift+KeyV': () => perform('save-clipboard'),
  '$mod+KeyE': () => perform('export-notes'),
};

/** Keys for reading. In a text field, and under a dialog, they belong to the field and the dialog. */
const READING: Readonly<Record<string, Handler>> = {
  '$mod+KeyZ': () => perform('undo'),
  '$mod+Shift+KeyZ': () => perform('redo'),
  '$mod+KeyY': () => perform('redo'),
  j: () => void openNeighbour(1),
  k: () => void openNeighbour(-1),
  h: () => perform('highlight'),
  n: () => perform('note'),
  s: () => perform('select-sentence'),
  ']': () => perform('next-highlight'),
  '[': () => perform('previous-highlight'),
  i: () => perform('move-to-inbox'),
  l: () => perform('keep-for-later'),
  e: () => perform('archive-article'),
  Delete: deleteWhatIsOpen,
  Backspace: deleteWhatIsOpen,
  // Layouts differ in whether Shift is part of it.
  '?': () => perform('show-help'),
  'Shift+?': () => perform('show-help'),
  ...Object.fromEntries(
    HIGHLIGHT_COLORS.map(
      (color, index) => [String(index + 1), () => void highlightSelection(color)] as const,
    ),
  ),
};

/** Keys that do something only at times; elsewhere they keep what they always do. */
const SOMETIMES: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
  ArrowRight: () => moveSentence(1, false),
  ArrowDown: () => moveSentence(1, false),
  ArrowLeft: () => moveSentence(-1, false),
  ArrowUp: () => moveSentence(-1, false),
  'Shift+ArrowRight': () => moveSentence(1, true),
  'Shift+ArrowDown': () => moveSentence(1, true),
  'Shift+ArrowLeft': () => moveSentence(-1, true),
  'Shift+ArrowUp': () => moveSentence(-1, true),
  Escape: () => letGo(),
};

/**
 * Listens on a document: the window's, and the article frame's, since keys pressed in a frame don't reach the page
 * around it. Gives a function that stops it.
 */
export function listenForKeys(document: Document): () => void {
  const view = document.defaultView;
  if (view === null) return () => undefined;
  const bindings: Record<string, Handler> = {};
  for (const [key, handler] of Object.entries(EVERYWHERE)) bindings[key] = taking(handler);
  for (const [key, handler] of Object.entries(READING)) bindings[key] = whileReading(taking(handler));
  for (const [key, handler] of Object.entries(SOMETIMES)) {
    bindings[key] = whileReading((event) => {
      if (!isInList(event.target) && handler(event)) event.preventDefault();
    });
  }
  return tinykeys(view, bindings);
}

function taking(handler: Handler): Handler {
  return (event) => {
    // Otherwise the native menu would act on the same key once more.
    event.preventDefault();
    handler(event);
  };
}

function whileReading(handler: Handler): Handler {
  return (event) => {
    if (useOverlay.getState().open !== null || isTextField(event.target)) return;
    handler(event);
  };
}

/** Escape closes the open note first, then lets the selection go. */
function letGo(): boolean {
  const { activeId, shown, selection } = useReader.getState();
  if (activeId !== null) lookAt(null);
  else if (selection !== null) shown?.document.getSelection()?.removeAllRanges();
  else return false;
  return true;
}

function isInList(target: EventTarget | null): boolean {
  return (target as Partial<Element> | null)?.closest?.('[role="listbox"], [role="grid"]') != null;
}
