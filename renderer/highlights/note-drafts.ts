import type { ArticleId, HighlightId, LibraryId } from '#core/ids';

/**
 * A note that was typed and isn't stored yet, kept in the app's data rather than in the library: so it outlives the
 * window, and the program, whatever keeps the library's disk from taking it.
 */
export interface NoteDraft {
  /** Null when it isn't known: then it counts as any library's. */
  readonly library: LibraryId | null;
  readonly articleId: ArticleId;
  readonly highlightId: HighlightId;
  readonly text: string;
  /** The note as it was stored then. */
  readonly base: string;
}

const PREFIX = 'note-draft:';

export function keepDraft(draft: NoteDraft): void {
  try {
    localStorage.setItem(PREFIX + draft.highlightId, JSON.stringify(draft));
  } catch (error) {
    // No room: the note is in the window still, which says beside it that it isn't stored, and tries again.
    if (!(error instanceof DOMException)) throw error;
  }
}

export function dropDraft(id: HighlightId): void {
  localStorage.removeItem(PREFIX + id);
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
