import { normalisedOffset, type NormalisedOffset } from '#core/text/text-model';
import { useReader } from '../app/reader-store';
import { usePaint } from '../highlights/paint-store';
import { firstSentenceInView } from '../reader/sentence-walk';
import { selectionEnd, type ShownArticle } from '../reader/shown-article';
import { putCaret } from './caret-place';
import { useCaret } from './caret-store';

/** While caret browsing is on, there is always a caret in the text of the open article; from now on. */
export function startKeepingCaret(): void {
  let stop: (() => void) | null = null;
  const follow = (): void => {
    const { shown } = useReader.getState();
    stop?.();
    stop = shown !== null && useCaret.getState().on ? keepCaretIn(shown) : null;
  };
  useReader.subscribe(({ shown }, before) => {
    if (shown !== before.shown) follow();
  });
  useCaret.subscribe(({ on }, before) => {
    if (on !== before.on) follow();
  });
}

/** Puts the caret back where it was when a mark took the selection away, or moved the words to other nodes. */
function keepCaretIn(shown: ShownArticle): () => void {
  const { document } = shown;
  let place = selectionEnd(shown) ?? firstSentenceInView(shown)?.start ?? normalisedOffset(0);
  const follow = (): void => {
    const end = selectionEnd(shown);
    if (end !== null) place = end;
    else if (document.getSelection()?.isCollapsed !== false) putCaret(shown, clickedPlace(shown) ?? place);
  };
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('selectionchange', follow, { signal });
  document.addEventListener('pointerdown', () => useCaret.setState({ atLineEnd: false }), { signal });
  const stopPainting = usePaint.subscribe(() => {
    if (document.getSelection()?.isCollapsed === true && selectionEnd(shown) !== place)
      putCaret(shown, place);
  });
  follow();
  return () => {
    stop.abort();
    stopPainting();
  };
}

/** A click on the heading above the text or under it means the text's beginning or end. */
function clickedPlace({ document, root, model }: ShownArticle): NormalisedOffset | null {
  const node = document.getSelection()?.focusNode ?? null;
  if (node === null) return null;
  const after = (root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return normalisedOffset(after ? model.text.length : 0);
}
