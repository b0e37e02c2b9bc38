import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { HighlightId } from '#core/ids';
import { lookAt } from '../app/reader-store';
import { focusReader } from '../reader/focus-reader';
import styles from './margin.module.css';
import { leaveNote, noteKeeperOf } from './note-keepers';

interface NoteFieldProps {
  readonly id: HighlightId;
  /** As it is stored. */
  readonly note: string;
  readonly takesKeyboard: boolean;
}

/** A note, stored as it is typed, when the field is left, and when it goes away. */
export function NoteField({ id, note, takesKeyboard }: NoteFieldProps) {
  const keeper = noteKeeperOf(id);
  const waiting = useSyncExternalStore(keeper.onChange, keeper.waiting);
  const state = useSyncExternalStore(keeper.onChange, keeper.state);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // The card stands beside its words, which are in view; scrolling to where it isn't yet would lose them.
    if (takesKeyboard) field.current?.focus({ preventScroll: true });
  }, [takesKeyboard]);

  useEffect(() => {
    const leave = (): void => leaveNote(id);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [id]);

  return (
    <>
      <textarea
        ref={field}
        className={styles['text']}
        aria-label="Note"
        placeholder="Write a note"
        value={waiting ?? note}
        onChange={({ target }) => keeper.typed(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          lookAt(null);
          focusReader();
        }}
        onBlur={() => leaveNote(id)}
      />
      <p className={styles['state']} role="status">
        {state === 'failed' ? 'Not stored yet: it stays here and is tried again.' : ''}
      </p>
    </>
  );
}
