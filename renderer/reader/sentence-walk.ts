import { placeHighlight } from '#core/anchor/place-highlight';
import { snapToGraphemes } from '#core/text/segments';
import type { TextRange } from '#core/text/text-model';
import { notify } from '../app/notify';
import { useReader } from '../app/reader-store';
import { bringIntoView, isInView } from './bring-into-view';
import { focusReader } from './focus-reader';
import { domRange, selectedRange, selectionStart, selectRange, type ShownArticle } from './shown-article';
import {
  extend,
  headRangeOf,
  isBackwards,
  move,
  rangeOf,
  sentenceAt,
  spanOf,
  walkFrom,
  walkTextOf,
  type Walk,
  type WalkMove,
  type WalkText,
} from './walk';

/** The walk that is under way, or was last. */
let last: { readonly shown: ShownArticle; readonly walk: Walk } | null = null;

/** Finding the sentences of a long article takes a while; a text never changes. */
const texts = new WeakMap<ShownArticle, WalkText>();

/**
 * Selecting without a mouse: goes on to the next sentence when a walk is under way. Else it begins after the sentence
 * that was marked last, or at the last click or the caret, if that is in view; else at the first sentence in view.
 */
export function selectSentence(): void {
  const { shown } = useReader.getState();
  if (shown === null) return;
  focusReader();
  if (moveWalk({ by: 'sentence', step: 1 }, false)) return;
  const text = walkTextOfShown(shown);
  const walk = walkFrom(text, whereToBegin(shown, text));
  if (walk === null) notify('There is no text to select.');
  else select(shown, walk);
}

/** Moves the selection, or with `extending` one end of it. False when no walk is under way. */
export function moveWalk(step: WalkMove, extending: boolean): boolean {
  const walk = walkUnderWay();
  if (walk === null || last === null) return false;
  select(last.shown, extending ? extend(walk, step) : move(walk, step));
  return true;
}

/** Whether the walk stands in text that runs from right to left, where the next sentence is to the left. */
export function walksLeftwards(): boolean {
  if (walkUnderWay() === null || last === null) return false;
  const { document } = last.shown;
  const place = document.getSelection()?.focusNode?.parentElement;
  return place != null && document.defaultView?.getComputedStyle(place).direction === 'rtl';
}

/** The first sentence whose beginning is in view; null in an article without text. */
export function firstSentenceInView(shown: ShownArticle): TextRange | null {
  const { sentences } = walkTextOfShown(shown);
  return sentences[firstInView(shown, sentences)] ?? null;
}

function select(shown: ShownArticle, walk: Walk): void {
  const range = rangeOf(walk);
  const head = headRangeOf(walk);
  if (range === null || head === null) return;
  last = { shown, walk };
  selectRange(shown, range, isBackwards(walk));
  bringIntoView(shown, domRange(shown, head).getBoundingClientRect(), true);
}

/** A click elsewhere, another article or a new highlight ends the walk. */
function walkUnderWay(): Walk | null {
  const { shown } = useReader.getState();
  if (shown === null || shown !== last?.shown) return null;
  // Read from the document: a key may follow faster than the event about the last change of the selection.
  const selection = selectedRange(shown);
  const range = rangeOf(last.walk);
  const same = selection?.start === range?.start && selection?.end === range?.end;
  return same ? last.walk : null;
}

function whereToBegin(shown: ShownArticle, text: WalkText): number {
  const start = selectionStart(shown);
  const at = start === null ? afterLastWalk(shown) : sentenceAt(text, start);
  return at === null || !canBeSeen(shown, text, at) ? firstInView(shown, text.sentences) : at;
}

/** A sentence just under the pane's edge will do when the one before it can be seen. */
function canBeSeen(shown: ShownArticle, { sentences }: WalkText, at: number): boolean {
  return sentences.slice(Math.max(0, at - 1), at + 1).some((range) => isInView(shown, boxOf(shown, range)));
}

/** The sentence after the one that was marked, or the same again when the walk was ended without a mark. */
function afterLastWalk(shown: ShownArticle): number | null {
  if (last?.shown !== shown) return null;
  const { walk } = last;
  const range = rangeOf(walk);
  const span = spanOf(walk);
  if (range === null || !isMarked(shown, range)) return span.first;
  return Math.min(span.last + 1, walk.text.sentences.length - 1);
}

function isMarked(shown: ShownArticle, range: TextRange): boolean {
  const { text } = shown.model;
  const { start, end } = snapToGraphemes(text, range.start, range.end);
  return useReader.getState().highlights.some((highlight) => {
    const place = placeHighlight(text, highlight);
    return place?.start === start && place.end === end;
  });
}

function firstInView(shown: ShownArticle, sentences: readonly TextRange[]): number {
  let low = 0;
  let high = sentences.length - 1;
  const pane = document.querySelector('[data-scroller]')?.getBoundingClientRect().top ?? 0;
  const frameTop = shown.document.defaultView?.frameElement?.getBoundingClientRect().top ?? 0;
  // Sentences stand in order, so the first whose top is in the pane is found by halving.
  while (low < high) {
    const middle = (low + high) >>> 1;
    const range = sentences[middle];
    if (range === undefined) break;
    if (boxOf(shown, range).top + frameTop < pane) low = middle + 1;
    else high = middle;
  }
  return low;
}

function boxOf(shown: ShownArticle, range: TextRange): DOMRect {
  return domRange(shown, range).getBoundingClientRect();
}

/** The sentences of an article, in order. */
export function sentencesOfShown(shown: ShownArticle): readonly TextRange[] {
  return walkTextOfShown(shown).sentences;
}

function walkTextOfShown(shown: ShownArticle): WalkText {
  const known = texts.get(shown) ?? walkTextOf(shown.model, shown.content.article.language);
  texts.set(shown, known);
  return known;
}
