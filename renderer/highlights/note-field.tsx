import { useEffect, useRef, useSyncExternalStore } from 'react';
import { focusReader } from '../reader/focus-reader';
import styles from './margin.module.css';
import { leaveNote, noteKeeperOf } from './note-keepers';
import type { NoteSubject } from './note-subject';
import { takeTyped } from './type-ahead';

interface NoteFieldProps {
  readonly subject: NoteSubject;
  /** As it is stored. */
  readonly note: string;
  readonly label?: string;
  readonly takesKeyboard: boolean;
  /** The field was left by Escape. */
  readonly onLeave: () => void;
}

/** A note, stored as it is typed, when the field is left, and when it goes away. */
export function NoteField({ subject, note, label = 'Note', takesKeyboard, onLeave }: NoteFieldProps) {
  const { articleId, highlightId } = subject;
  const keeper = noteKeeperOf(subject);
  const waiting = useSyncExternalStore(keeper.onChange, keeper.waiting);
  const state = useSyncExternalStore(keeper.onChange, keeper.state);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    // The card stands beside its words, which are in view; scrolling to where it isn't yet would lose them.
    if (!takesKeyboard) return;
    field.current?.focus({ preventScroll: true });
    const ahead = takeTyped();
    if (ahead !== '') noteKeeperOf({ articleId, highlightId }).typed((field.current?.value ?? '') + ahead);
  }, [takesKeyboard, articleId, highlightId]);

  useEffect(() => {
    const leave = (): void => leaveNote({ articleId, highlightId });
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [articleId, highlightId]);

  return (
    <>
      <textarea
        ref={field}
        className={styles['text']}
        aria-label={label}
        placeholder="Write a note"
        value={waiting ?? note}
        onChange={({ target }) => keeper.typed(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          onLeave();
          focusReader();
        }}
        onBlur={() => leaveNote(subject)}
      />
      <p className={styles['stored']} role="status">
        {state === 'failed' ? 'Not stored yet: it stays here and is tried again.' : ''}
      </p>
    </>
  );
}
