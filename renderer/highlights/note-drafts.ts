import type { LibraryId } from '#core/ids';
import { keyOfNote, type NoteSubject } from './note-subject';

/**
 * A note that was typed and isn't stored yet, kept in the app's data rather than in the library: so it outlives the
 * window, and the program, whatever keeps the library's disk from taking it.
 */
export interface NoteDraft extends NoteSubject {
  /** The one that it was typed in; null when that isn't known. */
  readonly library: LibraryId | null;
  readonly text: string;
  /** The note as it was stored then. */
  readonly base: string;
}

/** What tells one draft from another: a copy of a library has the same highlights. */
export type DraftName = Pick<NoteDraft, 'library' | keyof NoteSubject>;

const PREFIX = 'note-draft:';

export function keepDraft(draft: NoteDraft): void {
  try {
    localStorage.setItem(keyOf(draft), JSON.stringify(draft));
  } catch (error) {
    // No room: the note is in the window still, which says beside it that it isn't stored, and tries again.
    if (!(error instanceof DOMException)) throw error;
  }
}

export function dropDraft(name: DraftName): void {
  localStorage.removeItem(keyOf(name));
}

function keyOf({ library, ...subject }: DraftName): string {
  const key = keyOfNote(subject);
  return library === null ? `${PREFIX}${key}` : `${PREFIX}${library}:${key}`;
}

export function drafts(): readonly NoteDraft[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => {
      const draft = parseDraft(localStorage.getItem(key) ?? '');
      return draft === null ? [] : [draft];
    });
}

/** Null for what this program didn't write: an older or newer one may have. */
function parseDraft(json: string): NoteDraft | null {
  try {
    const draft = JSON.parse(json) as Partial<NoteDraft>;
    const { library = null, articleId, highlightId, text, base } = draft;
    const isWhole = articleId !== undefined && highlightId !== undefined;
    return isWhole && typeof text === 'string' && typeof base === 'string'
      ? { library, articleId, highlightId, text, base }
      : null;
  } catch {
    return null;
  }
}
