import type { Failure, Result } from '#core/result';

/** How long the keys must rest before what was typed is stored, and how long until a failure is tried again, in ms. */
const REST = 350;
const RETRY = 5_000;

export type NoteState = 'stored' | 'waiting' | 'failed';

/** Stores a note's text; the failure says why it could not. */
export type WriteNote = (text: string) => Promise<Result<unknown>>;

/**
 * Stores a note as it is typed: soon after the last key, and at once when asked. One write is under way at a time and
 * the newest text is always the last one written. What could not be stored is kept and tried again.
 */
export interface NoteKeeper {
  readonly typed: (text: string) => void;
  /** Stores what waits now. */
  readonly store: () => void;
  /** What was typed and isn't stored; null when all is. */
  readonly waiting: () => string | null;
  readonly state: () => NoteState;
  /** Listens for changes of what the two above give. Gives the function that stops it. */
  readonly onChange: (listener: () => void) => () => void;
}

/** `onFailure` hears the first failure of a row, not each retry. */
export function createNoteKeeper(write: WriteNote, onFailure: (failure: Failure) => void): NoteKeeper {
  const listeners = new Set<() => void>();
  let unstored: string | null = null;
  let writing = false;
  let failed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void storeNow(), wait);
  };
  const tell = (): void => listeners.forEach((listener) => listener());

  async function storeNow(): Promise<void> {
    clearTimeout(timer);
    const text = unstored;
    if (text === null || writing) return;
    writing = true;
    const reply = await write(text);
    writing = false;
    if (reply.ok) {
      failed = false;
      if (unstored === text) unstored = null;
      else later(0);
    } else {
      if (!failed) onFailure(reply.error);
      failed = true;
      later(RETRY);
    }
    tell();
  }

  return {
    typed(text) {
      unstored = text;
      later(REST);
      tell();
    },
    store: () => void storeNow(),
    waiting: () => unstored,
    state: () => (unstored === null ? 'stored' : failed ? 'failed' : 'waiting'),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
