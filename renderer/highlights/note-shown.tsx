import { lazy, Suspense } from 'react';
import styles from './margin.module.css';

const NoteText = lazy(() => import('./note-text').then(({ NoteText }) => ({ default: NoteText })));

interface NoteShownProps {
  /** Markdown. */
  readonly note: string;
  readonly onOpen: () => void;
}

/**
 * A note in the margin, as people read it. A click opens it for writing, for those who have a mouse; by keyboard the
 * button above it does.
 */
export function NoteShown({ note, onOpen }: NoteShownProps) {
  return (
    <div className={styles['note']} onClick={onOpen}>
      <Suspense fallback={<p>{note}</p>}>
        <NoteText note={note} />
      </Suspense>
    </div>
  );
}
