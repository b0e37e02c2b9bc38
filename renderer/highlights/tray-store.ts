import { create } from 'zustand';
import type { PlaceView } from '#contract/views';
import type { HighlightId } from '#core/ids';
import { bridge } from '../app/bridge';
import { notify, notifyFailure } from '../app/notify';
import { closeOverlay, openOverlay, useOverlay } from '../app/overlay-store';
import { useReader } from '../app/reader-store';
import { focusReader } from '../reader/focus-reader';
import { selectedRange } from '../reader/shown-article';
import { attach } from './attach';
import { usePaint } from './paint-store';

interface Tray {
  /** The loose highlight whose places are shown. */
  readonly currentId: HighlightId | null;
  /** Where it may stand, the likeliest first; null while they are looked for. */
  readonly places: readonly PlaceView[] | null;
  /** The highlight whose words a person is selecting. */
  readonly selectingFor: HighlightId | null;
}

export const useTray = create<Tray>(() => ({ currentId: null, places: null, selectingFor: null }));

/** The loose highlights of the open article, in reading order. */
export function looseIds(): readonly HighlightId[] {
  const { highlights } = useReader.getState();
  const { loose } = usePaint.getState();
  return highlights.map(({ id }) => id).filter((id) => loose.includes(id));
}

/** Opens the tray at one of the loose highlights, the first unless said. */
export async function showLoose(id: HighlightId | null = null): Promise<void> {
  const ids = looseIds();
  const first = id ?? ids[0];
  if (first === undefined) {
    notify('No highlight of this article is loose: each stands on its words.');
    return;
  }
  openOverlay('loose');
  await look(first);
}

/** Shows the places of another loose highlight. */
export async function look(id: HighlightId): Promise<void> {
  useTray.setState({ currentId: id, places: null });
  const reply = await bridge.queries['highlight.places']({ id });
  if (useTray.getState().currentId !== id) return;
  if (reply.ok) useTray.setState({ places: reply.value });
  else notifyFailure(reply.error);
}

/** Moves to the next or previous loose highlight. */
export function lookFurther(step: 1 | -1): void {
  const ids = looseIds();
  const at = ids.findIndex((id) => id === useTray.getState().currentId);
  const next = ids[at + step];
  if (next !== undefined) void look(next);
}

/** Attaches the highlight that is looked at to one of its places, counted from 0, and goes on to the next one. */
export async function takePlace(index: number): Promise<void> {
  const { currentId, places } = useTray.getState();
  const place = places?.[index];
  if (currentId === null || place === undefined) return;
  // Until the next one's places are there, a key has nothing to choose from.
  useTray.setState({ places: null });
  const { version, start, end } = place;
  const ids = looseIds();
  const next = ids[ids.indexOf(currentId) + 1] ?? ids.find((id) => id !== currentId);
  if (!(await attach(currentId, { version, start, end }))) return void look(currentId);
  if (next !== undefined) await look(next);
  else if (useOverlay.getState().open === 'loose') closeOverlay();
}

/** Lets the person select the right words in the text. */
export function selectWords(): void {
  useTray.setState(({ currentId }) => ({ selectingFor: currentId }));
  closeOverlay();
  focusReader();
}

/** Attaches to the selected words, where a person was asked to select them. False when nobody was. */
export function attachSelection(): boolean {
  const { selectingFor } = useTray.getState();
  const { shown, highlights } = useReader.getState();
  if (selectingFor === null || shown === null) return false;
  // Another article is open by now: its words are none of this highlight's.
  if (!highlights.some(({ id }) => id === selectingFor)) {
    useTray.setState({ selectingFor: null });
    return false;
  }
  const range = selectedRange(shown);
  if (range === null) {
    notify('Select the words first, then press Enter.');
    return true;
  }
  const { version } = shown.content.article;
  void attach(selectingFor, { version, start: range.start, end: range.end }).then((stored) => {
    if (!stored) return;
    useTray.setState({ selectingFor: null });
    shown.document.getSelection()?.removeAllRanges();
    if (looseIds().some((id) => id !== selectingFor)) void showLoose();
  });
  return true;
}

/** Stops asking for words. False when nobody did. */
export function stopSelecting(): boolean {
  if (useTray.getState().selectingFor === null) return false;
  useTray.setState({ selectingFor: null });
  return true;
}
