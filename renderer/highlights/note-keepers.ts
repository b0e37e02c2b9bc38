import type { HighlightId } from '#core/ids';
import { endStep } from '../app/history-store';
import { notifyFailure } from '../app/notify';
import { noteStep, writeNote } from './highlight-commands';
import { createNoteKeeper, type NoteKeeper } from './note-keeper';

// Apart from the fields: a card may close, or another article open, while its note could not be stored yet.
const keepers = new Map<HighlightId, NoteKeeper>();

export function noteKeeperOf(id: HighlightId): NoteKeeper {
  const known = keepers.get(id);
  if (known !== undefined) return known;
  const made = createNoteKeeper((text) => writeNote(id, text), notifyFailure);
  keepers.set(id, made);
  return made;
}

/** Stores what waits and ends the step that undo takes back. */
export function leaveNote(id: HighlightId): void {
  noteKeeperOf(id).store();
  endStep(noteStep(id));
}
