import { normalisedOffset } from '#core/text/text-model';
import { onMac } from '../app/platform';
import { useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { bringIntoView } from '../reader/bring-into-view';
import type { ShownArticle } from '../reader/shown-article';
import { caretBoxOf, directionAt, scrollersAround } from './caret-box';
import { caretMoveOf, type CaretMove } from './caret-keys';
import { caretPlace } from './caret-place';
import { useCaret } from './caret-store';

/** A page has no more lines than this, whatever is in it. */
const LINES_A_PAGE = 200;
/** What a page leaves to see of the one before, in CSS pixels. */
const OVERLAP = 48;
/** Room beside the caret in what scrolls sideways. */
const ROOM_BESIDE = 24;

/** Moves the caret by a key. False when caret browsing is off, or the key isn't the caret's or pressed elsewhere. */
export function moveCaretByKey(event: KeyboardEvent): boolean {
  const { shown } = useReader.getState();
  if (!useCaret.getState().on || shown === null || !isInReader(event.target, shown)) return false;
  const move = caretMoveOf(event, onMac);
  if (move === null) return false;
  moveCaret(shown, move);
  // Enter presses what has the keyboard, and that is now what the caret stands in.
  const { activeElement } = shown.document;
  if (activeElement !== null && shown.root.contains(activeElement)) (activeElement as HTMLElement).blur();
  return true;
}

function moveCaret(shown: ShownArticle, { direction, by, extending }: CaretMove): void {
  const selection = shown.document.getSelection();
  if (selection === null) return;
  switch (by) {
    case 'documentboundary': {
      const { length } = shown.model.text;
      const edge = caretPlace(shown, normalisedOffset(direction === 'forward' ? length : 0));
      if (edge !== null && extending) selection.extend(edge.node, edge.offset);
      else if (edge !== null) selection.collapse(edge.node, edge.offset);
      break;
    }
    case 'page':
      movePage(shown, selection, direction, extending);
      break;
    default:
      step(shown, selection, { direction, by, extending });
  }
  useCaret.setState({ atLineEnd: by === 'lineboundary' && goesOn(shown, selection, direction) });
  showFocus(shown, by === 'page' || by === 'documentboundary');
}

/** One step of Chromium's own. One that would leave the article's text isn't made. Says whether it was. */
function step(shown: ShownArticle, selection: Selection, { direction, by, extending }: CaretMove): boolean {
  const { focusNode, focusOffset } = selection;
  selection.modify(extending ? 'extend' : 'move', direction, by);
  const inside = selection.focusNode !== null && shown.root.contains(selection.focusNode);
  if (!inside && focusNode !== null) {
    if (extending) selection.extend(focusNode, focusOffset);
    else selection.collapse(focusNode, focusOffset);
  }
  return inside && (selection.focusNode !== focusNode || selection.focusOffset !== focusOffset);
}

/** Whether a direction leads on in the text, as it is read where the caret stands. */
function goesOn(shown: ShownArticle, { focusNode }: Selection, direction: CaretMove['direction']): boolean {
  const leftwards = focusNode !== null && directionAt(shown, focusNode) === 'rtl';
  return direction === 'forward' || direction === (leftwards ? 'left' : 'right');
}

/** Line by line, as far as the pane is high: so the caret keeps its column. */
function movePage(
  shown: ShownArticle,
  selection: Selection,
  direction: CaretMove['direction'],
  extending: boolean,
): void {
  const start = caretBoxOf(shown, false)?.top ?? 0;
  const far = rooms.scroller.clientHeight - OVERLAP;
  for (let lines = 0; lines < LINES_A_PAGE; lines += 1) {
    if (!step(shown, selection, { direction, by: 'line', extending })) return;
    if (Math.abs((caretBoxOf(shown, false)?.top ?? start) - start) >= far) return;
  }
}

/** Brings the end that moves into view: in its wide table or code, then in the pane. */
function showFocus(shown: ShownArticle, smoothly: boolean): void {
  const { atLineEnd } = useCaret.getState();
  for (const scroller of scrollersAround(shown)) {
    const box = caretBoxOf(shown, atLineEnd);
    if (box === null) return;
    const edges = scroller.getBoundingClientRect();
    if (box.left < edges.left) scroller.scrollLeft += box.left - edges.left - ROOM_BESIDE;
    else if (box.left > edges.right) scroller.scrollLeft += box.left - edges.right + ROOM_BESIDE;
  }
  const box = caretBoxOf(shown, atLineEnd);
  if (box !== null) bringIntoView(shown, box, smoothly);
}

/** In the list the arrows choose an article, on a button of a card they do what they do there. */
function isInReader(target: EventTarget | null, shown: ShownArticle): boolean {
  const node = target as Partial<Node> | null;
  return node?.ownerDocument === shown.document || node === rooms.scroller || node === document.body;
}
