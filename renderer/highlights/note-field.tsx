import { useEffect, useRef, useState } from 'react';
import type { HighlightId } from '#core/ids';
import { lookAt } from '../app/reader-store';
import styles from './margin.module.css';
import { createNoteKeeper, type NoteState } from './note-keeper';

interface NoteFieldProps {
  readonly id: HighlightId;
  /** As it is stored. */
  readonly note: string;
  readonly takesKeyboard: boolean;
}

/** A note, stored as it is typed, when the field is left, and when it goes away. */
export function NoteField({ id, note, takesKeyboard }: NoteFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [state, setState] = useState<NoteState>('stored');
  const [keeper] = useState(() =>
    createNoteKeeper(id, (next) => {
      setState(next);
      // Once stored, the field shows what is stored: another door (undo, the command line) may change it.
      if (next === 'stored') setTyped(null);
    }),
  );
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // The card stands beside its words, which are in view; scrolling to where it isn't yet would lose them.
    if (takesKeyboard) field.current?.focus({ preventScroll: true });
  }, [takesKeyboard]);

  useEffect(() => {
    const leave = (): void => {
      keeper.leave();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [keeper]);

  return (
    <>
      <textarea
        ref={field}
        className={styles['text']}
        aria-label="Note"
        placeholder="Write a note"
        value={typed ?? note}
        onChange={({ target }) => {
          setTyped(target.value);
          keeper.typed(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') lookAt(null);
        }}
        onBlur={() => {
          keeper.leave();
        }}
      />
      <p className={styles['state']} role="status">
        {state === 'failed' ? 'Not stored yet: it stays here and is tried again.' : ''}
      </p>
    </>
  );
}
