import type { HighlightView } from '#contract/views';
import type { HighlightId } from '#core/ids';
import type { ShownArticle } from '../reader/shown-article';
import { spokenNoteId } from './ink';

/**
 * Keeps the notes in the article's own document as well, out of sight: a mark can name what explains it
 * (`aria-details`) only where that stands beside it. They lie outside the text that offsets count in.
 */
export class SpokenNotes {
  readonly #document: Document;
  readonly #room: HTMLElement;
  readonly #there = new Map<HighlightId, HTMLElement>();

  constructor({ document }: ShownArticle) {
    this.#document = document;
    this.#room = document.createElement('aside');
    this.#room.className = 'spoken-notes';
    this.#room.setAttribute('aria-label', 'Notes');
    document.body.append(this.#room);
  }

  /** Brings them into agreement with the highlights as they are now. */
  show(highlights: readonly HighlightView[]): void {
    const gone = new Set(this.#there.keys());
    for (const { id, note } of highlights) {
      if (note === '') continue;
      gone.delete(id);
      const element = this.#there.get(id) ?? this.#add(id);
      if (element.textContent !== note) element.textContent = note;
    }
    for (const id of gone) {
      this.#there.get(id)?.remove();
      this.#there.delete(id);
    }
  }

  remove(): void {
    this.#room.remove();
  }

  #add(id: HighlightId): HTMLElement {
    const element = this.#document.createElement('p');
    element.id = spokenNoteId(id);
    this.#there.set(id, element);
    this.#room.append(element);
    return element;
  }
}
