import { fragmentOf, notesIn } from '#core/extract/footnotes';
import { useReader } from '../../app/reader-store';
import { rooms } from '../../app/rooms';
import { jumpTo } from './jumps';

/**
 * A footnote of the author's, shown beside its mark. It stands in the article's own frame, outside the article: so its
 * markup stays under the same lock, links in it work as everywhere, and no offset of the text moves.
 */
interface OpenNote {
  readonly aside: HTMLElement;
  readonly mark: HTMLElement;
}

const CLASS = 'note-in-place';
const GAP = 8;
/** What leads from a note back to its mark has nothing to lead to here. */
const BACK = /^[\s↩↑⏎^↵⤴️︎]*$/u;

let open: OpenNote | null = null;

/** Opens the note that a link is the mark of. False when it is no mark of a note; a second time closes it. */
export function openNoteOf(link: Element): boolean {
  const { shown } = useReader.getState();
  if (!shown?.root.contains(link)) return false;
  const note = notesIn(shown.root).find(({ mark }) => mark === link);
  if (note === undefined) return false;
  const wasOpen = open?.mark === link;
  closeNote();
  if (wasOpen) return true;
  const mark = link as HTMLElement;
  const aside = asideOf(shown.document, mark, note.block);
  shown.document.body.append(aside);
  place(shown.document, aside, mark);
  open = { aside, mark };
  aside.focus({ preventScroll: true });
  return true;
}

/** Closes the open note and gives the keyboard back to its mark; false when none is open. */
export function closeNote(): boolean {
  if (open === null) return false;
  const { aside, mark } = open;
  open = null;
  const hadFocus = aside.contains(aside.ownerDocument.activeElement);
  aside.remove();
  if (hadFocus) mark.focus({ preventScroll: true });
  return true;
}

/** From now on a click elsewhere in the frame's document closes the note. Gives a function that stops it. */
export function closeNoteByClick(document: Document): () => void {
  const onDown = ({ target }: Event): void => {
    const element = target as Element | null;
    if (open !== null && element !== null && !open.aside.contains(element) && !open.mark.contains(element))
      closeNote();
  };
  document.addEventListener('pointerdown', onDown);
  return () => document.removeEventListener('pointerdown', onDown);
}

function asideOf(document: Document, mark: HTMLElement, block: Element): HTMLElement {
  const aside = document.createElement('aside');
  aside.className = CLASS;
  aside.tabIndex = -1;
  aside.setAttribute('role', 'note');
  aside.setAttribute('aria-label', `Note ${mark.textContent.trim()}`);
  const words = document.createElement('div');
  words.append(...[...block.childNodes].map((node) => node.cloneNode(true)));
  tidy(words, mark);
  const foot = document.createElement('p');
  foot.className = 'note-buttons';
  foot.append(
    button(document, 'Go to the note', () => {
      closeNote();
      jumpTo(block as HTMLElement);
    }),
    button(document, 'Close', () => void closeNote()),
  );
  aside.append(words, foot);
  return aside;
}

/** A copy has no ids of its own, no marks of highlights and no way back to where it already is. */
function tidy(words: HTMLElement, mark: HTMLElement): void {
  const marks = new Set([mark.id, mark.closest('[id]')?.id ?? ''].filter((id) => id !== ''));
  for (const link of words.querySelectorAll('a[href^="#"]'))
    if (marks.has(fragmentOf(link)) || BACK.test(link.textContent)) link.remove();
  for (const element of words.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const element of words.querySelectorAll('mark')) element.replaceWith(...element.childNodes);
  for (const element of words.querySelectorAll('.spoken-notes')) element.remove();
}

/** Under the mark where there is room in the pane, else over it; never wider than the text. */
function place(document: Document, aside: HTMLElement, mark: HTMLElement): void {
  const at = mark.getBoundingClientRect();
  const pane = rooms.scroller.getBoundingClientRect();
  const frameTop = rooms.frame.getBoundingClientRect().top;
  aside.style.maxHeight = `${Math.round(pane.height * 0.45)}px`;
  const { width, height } = aside.getBoundingClientRect();
  const below = at.bottom + frameTop + GAP + height <= pane.bottom || at.top + frameTop - height < pane.top;
  aside.style.top = `${Math.round(below ? at.bottom + GAP : at.top - GAP - height)}px`;
  const most = document.documentElement.clientWidth - width - 12;
  aside.style.left = `${Math.round(Math.max(12, Math.min(most, at.left - 24)))}px`;
}

function button(document: Document, name: string, act: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = name;
  element.addEventListener('click', act);
  return element;
}
