import { create } from 'zustand';
import type { TextRange } from '#core/text/text-model';
import { useOverlay } from '../app/overlay-store';
import { useReader } from '../app/reader-store';
import { usePaint } from '../highlights/paint-store';
import { bringIntoView, isInView } from '../reader/bring-into-view';
import { focusReader } from '../reader/focus-reader';
import { selectedRange, selectRange, type ShownArticle } from '../reader/shown-article';
import { domRange } from '../reader/text-places';
import { createFinder, type Finder } from './find-in-text';
import { showHits } from './find-paint';

export interface FindState {
  readonly isOpen: boolean;
  /** Rises each time finding is asked for: the field takes the keyboard then. */
  readonly asked: number;
  readonly words: string;
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
  /** In order. */
  readonly hits: readonly TextRange[];
  /** The one that is gone to; −1 when there is none. */
  readonly current: number;
}

export const useFind = create<FindState>(() => ({
  isOpen: false,
  asked: 0,
  words: '',
  wholeWords: false,
  matchCase: false,
  hits: [],
  current: -1,
}));

/** Names that the article's style sheet knows. */
const FOUND = 'found';
const CURRENT = 'found-current';
/** Longer selections are read, not looked for. */
const LONGEST_SELECTION = 100;

const finders = new WeakMap<ShownArticle, Finder>();

/** Opens the bar, with the selected words if there are few, else with those of the last time. */
export function openFind(): void {
  const { shown } = useReader.getState();
  // Under a dialog nothing of the text can be seen.
  if (shown === null || useOverlay.getState().open !== null) return;
  const range = selectedRange(shown);
  const selected = range === null ? '' : shown.model.text.slice(range.start, range.end);
  const isFew = selected !== '' && selected.length <= LONGEST_SELECTION && !selected.includes('\n');
  const { words, asked } = useFind.getState();
  useFind.setState({ isOpen: true, asked: asked + 1, words: isFew ? selected : words });
  findFrom(range?.start ?? null);
}

/** Closes the bar. The found words are selected, so that they can be marked or copied at once. */
export function closeFind(): void {
  const { shown } = useReader.getState();
  const hit = currentHit();
  useFind.setState({ isOpen: false, hits: [], current: -1 });
  if (shown === null) return;
  show(shown);
  if (hit !== undefined) selectRange(shown, hit);
  focusReader();
}

/** Looks for other words, or in another way, from the place on where one is. */
export function find(wanted: Partial<Pick<FindState, 'words' | 'wholeWords' | 'matchCase'>>): void {
  const place = currentHit()?.start ?? null;
  useFind.setState(wanted);
  findFrom(place);
}

/** Goes to the next or previous place, from the last to the first; opens the bar when it is closed. */
export function findNeighbour(step: 1 | -1): void {
  const { isOpen, hits, current } = useFind.getState();
  if (!isOpen) return openFind();
  if (hits.length > 0) goTo((current + step + hits.length) % hits.length);
}

/** Keeps what is found the same as the text that is shown, from now on. */
export function startFinding(): void {
  useReader.subscribe(({ shown }, before) => {
    if (shown !== before.shown && useFind.getState().isOpen) findFrom(null);
  });
  // Marks that came or went have split and joined the nodes that the places were shown by.
  usePaint.subscribe(({ turn }, before) => {
    const { shown } = useReader.getState();
    if (turn !== before.turn && shown !== null && useFind.getState().isOpen) show(shown);
  });
}

/** @param place - where one was in the text; null: what is in view counts */
function findFrom(place: number | null): void {
  const { shown, content } = useReader.getState();
  const { words, wholeWords, matchCase } = useFind.getState();
  if (shown === null) {
    useFind.setState({ hits: [], current: -1 });
    return;
  }
  const finder = finders.get(shown) ?? createFinder(shown.model.text);
  finders.set(shown, finder);
  const language = content?.article.language ?? null;
  const hits = finder(words, { wholeWords, matchCase, language });
  useFind.setState({ hits, current: -1 });
  show(shown);
  if (hits.length > 0) goTo(firstFrom(shown, hits, place));
}

function firstFrom(shown: ShownArticle, hits: readonly TextRange[], place: number | null): number {
  const first =
    place === null
      ? hits.findIndex((hit) => isInView(shown, domRange(shown, hit).getBoundingClientRect()))
      : hits.findIndex(({ start }) => start >= place);
  return Math.max(0, first);
}

function goTo(current: number): void {
  const { shown } = useReader.getState();
  useFind.setState({ current });
  const hit = currentHit();
  if (shown === null || hit === undefined) return;
  showHits(shown, CURRENT, [hit]);
  bringIntoView(shown, domRange(shown, hit).getBoundingClientRect(), false);
}

function show(shown: ShownArticle): void {
  const hit = currentHit();
  showHits(shown, FOUND, useFind.getState().hits);
  showHits(shown, CURRENT, hit === undefined ? [] : [hit]);
}

function currentHit(): TextRange | undefined {
  const { hits, current } = useFind.getState();
  return hits[current];
}
