import { tinykeys } from 'tinykeys';
import { HIGHLIGHT_COLORS } from '#core/highlight/colors';
import type { HighlightId } from '#core/ids';
import { letGoOfFigure } from '../highlights/figures';
import { ink } from '../highlights/highlight-commands';
import { highlightsAt } from '../highlights/painter';
import { attachSelection, stopSelecting } from '../highlights/tray-store';
import { focusSelectionToolbar, isInSelectionToolbar } from '../highlights/toolbar-focus';
import { pauseAloudByKey, stopAloudByKey } from '../aloud/pause-key';
import { elementAtCaret } from '../caret/caret-element';
import { leaveCaret } from '../caret/caret-store';
import { moveCaretByKey } from '../caret/caret-moves';
import { takeKey } from '../highlights/type-ahead';
import { leaveFocusMode } from '../reader/focus-mode';
import { focusText } from '../reader/focus-text';
import { moveWalk, walksLeftwards } from '../reader/sentence-walk';
import { closeNote } from '../reader/notes/note-in-place';
import { moveGuideByKey } from '../reader/guide-store';
import { turnPageByKey } from '../reader/pages';
import type { WalkMove } from '../reader/walk';
import { deleteWhatIsOpen, perform } from './actions';
import { openNeighbour } from './library-store';
import { useOverlay } from './overlay-store';
import { lookAt, useReader } from './reader-store';
import { isTextField } from './text-field';

type Handler = (event: KeyboardEvent) => void;

/** Keys that work wherever the keyboard is, in a text field too, which tinykeys leaves out unless told. */
const EVERYWHERE: Readonly<Record<string, Handler>> = {
  '$mod+KeyL': () => perform('save-address'),
  '$mod+KeyO': () => perform('save-files'),
  '$mod+Shift+KeyV': () => perform('save-clipboard'),
  '$mod+KeyE': () => perform('export-notes'),
  '$mod+KeyP': () => perform('print-article'),
  '$mod+Shift+KeyP': () => perform('save-as-pdf'),
  '$mod+Shift+KeyB': () => perform('show-backups'),
  '$mod+Shift+KeyD': () => perform('show-trash'),
  '$mod+KeyF': () => perform('find'),
  '$mod+KeyG': () => perform('find-next'),
  '$mod+Shift+KeyG': () => perform('find-previous'),
  F3: () => perform('find-next'),
  'Shift+F3': () => perform('find-previous'),
  F7: () => perform('caret-browsing'),
  '$mod+Comma': () => perform('reading-settings'),
};

/** Keys for reading. In a text field, and under a dialog, they belong to the field and the dialog. */
const READING: Readonly<Record<string, Handler>> = {
  '$mod+KeyZ': () => perform('undo'),
  '$mod+Shift+KeyZ': () => perform('redo'),
  '$mod+KeyY': () => perform('redo'),
  j: () => void openNeighbour(1),
  k: () => void openNeighbour(-1),
  h: () => perform('highlight'),
  a: () => perform('note'),
  n: () => perform('next-highlight'),
  p: () => perform('previous-highlight'),
  o: () => perform('show-highlights'),
  'Shift+O': () => perform('show-loose'),
  'Shift+A': () => perform('annotate-article'),
  u: () => perform('underline'),
  t: () => perform('tag'),
  c: () => perform('copy-quote'),
  'Shift+C': () => perform('copy-citation'),
  'Shift+M': () => perform('copy-markdown'),
  'Shift+H': () => perform('copy-html'),
  'Shift+L': () => perform('copy-link'),
  'Alt+F10': focusSelectionToolbar,
  'Alt+ArrowLeft': () => perform('go-back'),
  s: () => perform('select-sentence'),
  'Shift+S': () => perform('read-aloud'),
  '.': () => perform('next-spoken'),
  ',': () => perform('previous-spoken'),
  '>': () => perform('speak-faster'),
  'Shift+>': () => perform('speak-faster'),
  '<': () => perform('speak-slower'),
  'Shift+<': () => perform('speak-slower'),
  f: () => perform('find'),
  g: () => perform('select-figure'),
  'Shift+G': () => perform('select-previous-figure'),
  r: () => perform('refetch-article'),
  d: () => perform('show-difference'),
  '[': () => perform('show-older-version'),
  ']': () => perform('show-newer-version'),
  i: () => perform('move-to-inbox'),
  l: () => perform('keep-for-later'),
  e: () => perform('archive-article'),
  m: () => perform('fetch-images'),
  b: () => perform('show-contents'),
  w: () => perform('zoom-image'),
  y: () => perform('next-theme'),
  v: () => perform('turn-pages'),
  z: () => perform('focus-mode'),
  x: () => perform('line-guide'),
  '+': () => perform('larger-text'),
  // Layouts differ in whether Shift is part of it, as below.
  'Shift++': () => perform('larger-text'),
  '=': () => perform('larger-text'),
  '-': () => perform('smaller-text'),
  Delete: deleteWhatIsOpen,
  Backspace: deleteWhatIsOpen,
  // Layouts differ in whether Shift is part of it.
  '?': () => perform('show-help'),
  'Shift+?': () => perform('show-help'),
  ...Object.fromEntries(
    HIGHLIGHT_COLORS.map((color, index) => [String(index + 1), () => void ink(color)] as const),
  ),
};

/**
 * Keys that do something only at times; else they keep what they always do. They are heard before what has the keyboard
 * hears them: a selected sentence moves by the arrows also when the list has it.
 */
const SOMETIMES: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
  ...walkKey('ArrowRight', () => ({ by: 'sentence', step: walksLeftwards() ? -1 : 1 })),
  ...walkKey('ArrowLeft', () => ({ by: 'sentence', step: walksLeftwards() ? 1 : -1 })),
  ...walkKey('ArrowDown', () => ({ by: 'block', step: 1 })),
  ...walkKey('ArrowUp', () => ({ by: 'block', step: -1 })),
  ...walkKey('Home', () => ({ by: 'edge', step: -1 })),
  ...walkKey('End', () => ({ by: 'edge', step: 1 })),
  Enter: (event) => enter(event),
  Escape: ({ target }) => letGo(target),
};

/**
 * Listens on a document: the window's, and the article frame's, since keys pressed in a frame don't reach the page
 * around it. Gives a function that stops it.
 */
export function listenForKeys(document: Document): () => void {
  const view = document.defaultView;
  if (view === null) return () => undefined;
  const bindings: Record<string, Handler> = {};
  for (const [key, handler] of Object.entries(READING)) bindings[key] = whileReading(taking(handler));
  const early: Record<string, Handler> = {};
  for (const [key, handler] of Object.entries(SOMETIMES)) {
    early[key] = sometimes(handler);
  }
  // Before all others: letters on their way to a note are no keys of the app's.
  const keepTyped = (event: KeyboardEvent): void => {
    if (isTextField(event.target) || !takeKey(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  view.addEventListener('keydown', keepTyped, { capture: true });
  const stops = [
    tinykeys(view, takingAll(EVERYWHERE), { ignore: ({ isComposing, repeat }) => isComposing || repeat }),
    tinykeys(view, bindings),
    tinykeys(view, early, { capture: true }),
  ];
  // After the walk, which has the same keys: what that took is the others' no more.
  const later = [pauseAloudByKey, moveCaretByKey, moveGuideByKey, turnPageByKey].map(sometimes);
  later.forEach((handler) => view.addEventListener('keydown', handler, { capture: true }));
  return () => {
    stops.forEach((stop) => stop());
    view.removeEventListener('keydown', keepTyped, { capture: true });
    later.forEach((handler) => view.removeEventListener('keydown', handler, { capture: true }));
  };
}

function takingAll(handlers: Readonly<Record<string, Handler>>): Record<string, Handler> {
  return Object.fromEntries(Object.entries(handlers).map(([key, handler]) => [key, taking(handler)]));
}

function taking(handler: Handler): Handler {
  return (event) => {
    // Otherwise the native menu would act on the same key once more.
    event.preventDefault();
    handler(event);
  };
}

function sometimes(handler: (event: KeyboardEvent) => boolean): Handler {
  return whileReading((event) => {
    if (!handler(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function whileReading(handler: Handler): Handler {
  return (event) => {
    // What has the keyboard may have acted already: Delete on a tag takes off the tag.
    if (event.defaultPrevented || isUnderDialog(event.target) || isTextField(event.target)) return;
    handler(event);
  };
}

/** A dialog has the keyboard, or is about to have it. */
function isUnderDialog(target: EventTarget | null): boolean {
  const inDialog =
    (target as Partial<Element> | null)?.closest?.('[role="dialog"], [role="alertdialog"]') != null;
  return inDialog || useOverlay.getState().open !== null;
}

/**
 * Enter attaches, where words were asked for; else it follows the link at the caret, or opens the highlight that has
 * the keyboard or the caret, or is looked at.
 */
function enter({ target }: KeyboardEvent): boolean {
  const onButton = (target as Partial<Element> | null)?.closest?.('button') != null;
  if (!onButton && attachSelection()) return true;
  const atCaret = elementAtCaret(target);
  const link = atCaret?.closest<HTMLElement>('a[href], button') ?? null;
  if (link !== null) {
    link.click();
    return true;
  }
  const element = atCaret ?? (target as Partial<Element> | null);
  // What Enter presses is pressed.
  if (element?.closest?.('button, a[href], [role="option"], [role="grid"], [role="toolbar"]') != null)
    return false;
  const marked = element?.closest === undefined ? [] : highlightsAt(element as Element);
  const { activeId } = useReader.getState();
  const opened = marked.find((id) => id === activeId) ?? marked[0];
  if (opened !== undefined) lookAt(opened as HighlightId, true);
  else if (activeId === null) return false;
  else perform('open-highlight');
  return true;
}

/**
 * Escape leaves the selection's toolbar, closes a footnote, stops asking for words, closes the open note, then lets the
 * selection go, then ends reading aloud, then caret browsing, then focus mode.
 */
function letGo(target: EventTarget | null): boolean {
  if (isInSelectionToolbar(target)) {
    focusText();
    return true;
  }
  const { activeId, annotating, shown, selection } = useReader.getState();
  if (closeNote() || stopSelecting() || letGoOfFigure()) return true;
  if (activeId !== null || annotating) lookAt(null);
  else if (selection !== null) shown?.document.getSelection()?.removeAllRanges();
  else return stopAloudByKey() || leaveCaret() || leaveFocusMode();
  return true;
}

/**
 * A key that moves what is selected, with Shift one end of it. Among the tags of a card it goes from tag to tag, in a
 * toolbar from button to button.
 */
function walkKey(key: string, step: () => WalkMove): Record<string, (event: KeyboardEvent) => boolean> {
  const walking =
    (extending: boolean) =>
    ({ target }: KeyboardEvent): boolean => {
      const hasOwnArrows =
        (target as Partial<Element> | null)?.closest?.('[role="grid"], [role="toolbar"]') != null;
      return !hasOwnArrows && moveWalk(step(), extending);
    };
  return { [key]: walking(false), [`Shift+${key}`]: walking(true) };
}
