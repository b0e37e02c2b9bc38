import type { Shelf } from '#core/article/shelves';

/** What tells one state of an article from another: each note is given to one highlight only. */
export interface ArticleState {
  readonly trashed: boolean;
  readonly shelf: Shelf;
  /** Of its live highlights, sorted. */
  readonly notes: readonly string[];
}

export type Step =
  | { readonly kind: 'highlight' | 'remove'; readonly note: string }
  | { readonly kind: 'shelve'; readonly shelf: Shelf }
  | { readonly kind: 'delete' | 'restore' };

interface Asked {
  readonly step: Step;
  acknowledged: boolean;
}

const NEW: ArticleState = { trashed: false, shelf: 'inbox', notes: [] };

/**
 * A saved article, and what was asked of it since its state was last looked at. Steps on one article keep their
 * order, so the disk must hold the state after some of the first steps: at least up to the last one that was
 * acknowledged.
 */
export class Story {
  readonly id: string;
  readonly title: string;
  /** The ids of highlights whose adding was acknowledged, by their notes. */
  readonly highlightIds = new Map<string, string>();
  /** How many highlights were ever asked for. */
  highlights = 0;
  #known: ArticleState = NEW;
  #asked: Asked[] = [];
  #seen = false;

  constructor(id: string, title: string) {
    this.id = id;
    this.title = title;
  }

  /** Notes that a step is asked for. Gives the function to call when it is acknowledged. */
  ask(step: Step): () => void {
    const asked = { step, acknowledged: false };
    this.#asked.push(asked);
    if (step.kind === 'highlight') this.highlights += 1;
    return () => {
      asked.acknowledged = true;
    };
  }

  /** The state when all that was asked for is done. */
  final(): ArticleState {
    return this.#asked.reduce((state, { step }) => after(state, step), this.#known);
  }

  /** Whether it was saved, or anything was asked, since its state was last looked at. */
  isTouched(): boolean {
    return !this.#seen || this.#asked.length > 0;
  }

  /** Whether the disk may hold this state when nothing that was acknowledged is lost. */
  allows(found: ArticleState): boolean {
    const durable = this.#asked.findLastIndex(({ acknowledged }) => acknowledged) + 1;
    let state = this.#known;
    for (const [done, { step }] of this.#asked.entries()) {
      if (done >= durable && isSame(state, found)) return true;
      state = after(state, step);
    }
    return isSame(state, found);
  }

  /** Takes a state as the one that the disk holds. */
  settle(found: ArticleState): void {
    this.#known = found;
    this.#asked = [];
    this.#seen = true;
  }

  /** For a report: what was acknowledged, in order. */
  acknowledged(): string {
    const steps = this.#asked.filter(({ acknowledged }) => acknowledged).map(({ step }) => step);
    return JSON.stringify({ from: this.#known, steps });
  }
}

function after(state: ArticleState, step: Step): ArticleState {
  switch (step.kind) {
    case 'highlight':
      return { ...state, notes: [...state.notes, step.note].sort() };
    case 'remove':
      return { ...state, notes: state.notes.filter((note) => note !== step.note) };
    case 'shelve':
      return { ...state, shelf: step.shelf };
    case 'delete':
    case 'restore':
      return { ...state, trashed: step.kind === 'delete' };
  }
}

function isSame(one: ArticleState, other: ArticleState): boolean {
  return (
    one.trashed === other.trashed &&
    one.shelf === other.shelf &&
    one.notes.length === other.notes.length &&
    one.notes.every((note, index) => note === other.notes[index])
  );
}
