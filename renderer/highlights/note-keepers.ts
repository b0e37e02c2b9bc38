import type { HighlightId } from '#core/ids';
import { endStep } from '../app/history-store';
import { useLibrary } from '../app/library-store';
import { notifyFailure } from '../app/notify';
import { useReader } from '../app/reader-store';
import { noteStep, writeNote } from './highlight-commands';
import { dropDraft, keepDraft } from './note-drafts';
import { createNoteKeeper, type NoteKeeper } from './note-keeper';

// Apart from the fields: a card may close, or another article open, while its note could not be stored yet.
const keepers = new Map<HighlightId, NoteKeeper>();

export function noteKeeperOf(id: HighlightId): NoteKeeper {
  const known = keepers.get(id);
  if (known !== undefined) return known;
  const made = createNoteKeeper((text) => writeNote(id, text), notifyFailure);
  keepers.set(id, made);
  made.onChange(() => keepBeside(id, made.waiting()));
  return made;
}

/** What waits to be stored is also kept where the library's disk can't refuse it. */
function keepBeside(id: HighlightId, text: string | null): void {
  const { library } = useLibrary.getState();
  if (text === null) return dropDraft({ library, highlightId: id });
  const { content, highlights } = useReader.getState();
  const highlight = highlights.find((other) => other.id === id);
  // Of an article that isn't shown: what was kept when it was says as much.
  if (content === null || highlight === undefined) return;
  keepDraft({ library, articleId: content.article.id, highlightId: id, text, base: highlight.note });
}

/** Stores what waits and ends the step that undo takes back. */
export function leaveNote(id: HighlightId): void {
  noteKeeperOf(id).store();
  endStep(noteStep(id));
}
