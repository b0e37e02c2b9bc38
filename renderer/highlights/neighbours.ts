import { placeHighlight } from '#core/anchor/place-highlight';
import type { HighlightId } from '#core/ids';
import { lookAt, useReader } from '../app/reader-store';
import { notify } from '../app/notify';
import { putCaret } from '../caret/caret-place';
import { useCaret } from '../caret/caret-store';
import { focusReader } from '../reader/focus-reader';
import type { ShownArticle } from '../reader/shown-article';
import { marksOf } from './painter';
import { usePaint } from './paint-store';
import { showLoose } from './tray-store';

/** Goes to the next or previous highlight of the article and brings its words into view; from the last to the first. */
export function lookAtNeighbour(step: 1 | -1): void {
  const { highlights, activeId, content } = useReader.getState();
  const { loose } = usePaint.getState();
  if (content === null) return notify('Open an article first.');
  const standing = highlights.filter(({ id }) => !loose.includes(id));
  if (standing.length === 0) {
    notify('This article has no highlights yet.');
    return;
  }
  const at = standing.findIndex(({ id }) => id === activeId);
  const start = at === -1 && step === -1 ? 0 : at;
  const next = standing[(start + step + standing.length) % standing.length];
  if (next !== undefined) jumpTo(next.id);
}

/** Looks at a highlight and brings its words into view; a loose one, which has none here, in the tray. */
export function jumpTo(id: HighlightId): void {
  const { shown } = useReader.getState();
  if (shown === null) return;
  if (usePaint.getState().loose.includes(id)) {
    void showLoose(id);
    return;
  }
  lookAt(id);
  focusReader();
  takeCaretTo(shown, id);
  marksOf(shown, id)[0]?.scrollIntoView({ block: 'center' });
}

/** In caret browsing the arrows then go on from there. */
function takeCaretTo(shown: ShownArticle, id: HighlightId): void {
  const highlight = useReader.getState().highlights.find((each) => each.id === id);
  if (!useCaret.getState().on || highlight === undefined) return;
  const place = placeHighlight(shown.model.text, highlight);
  if (place !== null) putCaret(shown, place.start);
}
