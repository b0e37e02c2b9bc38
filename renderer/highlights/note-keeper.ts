import type { HighlightId } from '#core/ids';
import { endStep } from '../app/history-store';
import { noteStep, writeNote } from './highlight-commands';

/** How long the keys must rest before what was typed is stored, in ms. */
const REST = 350;

export type NoteState = 'stored' | 'waiting' | 'failed';

/**
 * Stores a note as it is typed: soon after the last key, and at once when asked. What could not be stored is kept and
 * tried again with the next key or the next asking.
 */
export interface NoteKeeper {
  typed(text: string): void;
  store(): Promise<void>;
  /** Stores what waits and ends the step that undo takes back. */
  leave(): void;
  isWaiting(): boolean;
}

export function createNoteKeeper(id: HighlightId, onState: (state: NoteState) => void): NoteKeeper {
  let waiting: string | null = null;
  let timer: number | undefined;

  const store = async (): Promise<void> => {
    window.clearTimeout(timer);
    const text = waiting;
    if (text === null) return;
    waiting = null;
    const stored = await writeNote(id, text);
    // What was typed meanwhile is newer, and comes with its own storing.
    if (!stored) waiting ??= text;
    onState(stored ? (isWaiting() ? 'waiting' : 'stored') : 'failed');
  };
  const isWaiting = (): boolean => waiting !== null;

  return {
    store,
    isWaiting,
    typed(text) {
      waiting = text;
      onState('waiting');
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void store(), REST);
    },
    leave() {
      void store();
      endStep(noteStep(id));
    },
  };
}
