import type { ArticleId, HighlightId } from '#core/ids';

/** Whose note it is: a highlight's, or where that is null the article's own. */
export interface NoteSubject {
  readonly articleId: ArticleId;
  readonly highlightId: HighlightId | null;
}

/** Tells one note from all others. */
export type NoteKey = HighlightId | ArticleId;

export function keyOfNote({ articleId, highlightId }: NoteSubject): NoteKey {
  return highlightId ?? articleId;
}

/** The writing of one note, as far as it is taken back in one step. */
export function noteStep(subject: NoteSubject): string {
  return `note:${keyOfNote(subject)}`;
}
