import { sentencesOf } from '#core/text/sentences';
import type { TextRange } from '#core/text/text-model';
import { notify } from '../app/notify';
import { useReader } from '../app/reader-store';
import { focusReader } from './focus-reader';
import { domRange, selectedRange, selectRange, type ShownArticle } from './shown-article';

/** Which sentences are selected: from `first` to `last`, both included. */
interface Walk {
  readonly shown: ShownArticle;
  readonly sentences: readonly TextRange[];
  readonly first: number;
  readonly last: number;
}

let walk: Walk | null = null;

/** Selecting without a mouse: takes the first sentence in view, or the next one when a walk is under way. */
export function selectSentence(): void {
  const { shown } = useReader.getState();
  if (shown === null) return;
  focusReader();
  if (moveSentence(1, false)) return;
  const { article } = shown.content;
  const sentences = sentencesOf(shown.model.text, article.language);
  const first = firstInView(shown, sentences);
  if (first === -1) notify('There is no text to select.');
  else select({ shown, sentences, first, last: first });
}

/** Moves the selection by a sentence, or with `extend` its end. False when no sentence is selected. */
export function moveSentence(step: 1 | -1, extend: boolean): boolean {
  if (walk === null || !stillSelected(walk)) return false;
  const limit = walk.sentences.length - 1;
  const last = Math.min(limit, Math.max(extend ? walk.first : 0, walk.last + step));
  select({ ...walk, first: extend ? walk.first : last, last });
  return true;
}

function select(next: Walk): void {
  const range = rangeOf(next);
  if (range === null) return;
  walk = next;
  selectRange(next.shown, range);
}

function rangeOf({ sentences, first, last }: Walk): TextRange | null {
  const start = sentences[first]?.start;
  const end = sentences[last]?.end;
  return start === undefined || end === undefined ? null : { start, end };
}

/** A click elsewhere, another article or a new highlight ends the walk. */
function stillSelected(current: Walk): boolean {
  const { shown } = useReader.getState();
  if (shown !== current.shown) return false;
  // Read from the document: a key may follow faster than the event about the last change of the selection.
  const selection = selectedRange(shown);
  const range = rangeOf(current);
  return selection?.start === range?.start && selection?.end === range?.end;
}

function firstInView(shown: ShownArticle, sentences: readonly TextRange[]): number {
  const scroller = document.querySelector('[data-scroller]')?.getBoundingClientRect();
  const frameTop = shown.document.defaultView?.frameElement?.getBoundingClientRect().top ?? 0;
  let low = 0;
  let high = sentences.length - 1;
  // Sentences stand in order, so the first whose top is in the pane is found by halving.
  while (low < high) {
    const middle = (low + high) >>> 1;
    const range = sentences[middle];
    if (range === undefined) break;
    const top = domRange(shown, range).getBoundingClientRect().top + frameTop;
    if (top < (scroller?.top ?? 0)) low = middle + 1;
    else high = middle;
  }
  return sentences.length === 0 ? -1 : low;
}
