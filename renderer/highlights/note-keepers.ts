import { endStep } from '../app/history-store';
import { useLibrary } from '../app/library-store';
import { notifyFailure } from '../app/notify';
import { useReader } from '../app/reader-store';
import { dropDraft, keepDraft } from './note-drafts';
import { createNoteKeeper, type NoteKeeper } from './note-keeper';
import { keyOfNote, noteStep, type NoteKey, type NoteSubject } from './note-subject';
import { writeNote } from './write-note';

// Apart from the fields: a card may close, or another article open, while its note could not be stored yet.
const keepers = new Map<NoteKey, NoteKeeper>();

export function noteKeeperOf(subject: NoteSubject): NoteKeeper {
  const known = keepers.get(keyOfNote(subject));
  if (known !== undefined) return known;
  const made = createNoteKeeper((text) => writeNote(subject, text), notifyFailure);
  keepers.set(keyOfNote(subject), made);
  made.onChange(() => keepBeside(subject, made.waiting()));
  return made;
}

/** What waits to be stored is also kept where the library's disk can't refuse it. */
function keepBeside(subject: NoteSubject, text: string | null): void {
  const { library } = useLibrary.getState();
  if (text === null) return dropDraft({ library, ...subject });
  const base = storedNote(subject);
  // Of an article that isn't shown: what was kept when it was says as much.
  if (base !== null) keepDraft({ library, ...subject, text, base });
}

function storedNote({ articleId, highlightId }: NoteSubject): string | null {
  const { content, highlights, articleNote } = useReader.getState();
  if (content?.article.id !== articleId) return null;
  if (highlightId === null) return articleNote;
  return highlights.find(({ id }) => id === highlightId)?.note ?? null;
}

/** Stores what waits and ends the step that undo takes back. */
export function leaveNote(subject: NoteSubject): void {
  noteKeeperOf(subject).store();
  endStep(noteStep(subject));
}
