import { NotebookPen } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { ArticleId } from '#core/ids';
import { annotateArticle, lookAt, useReader } from '../app/reader-store';
import styles from './margin.module.css';
import { NoteField } from './note-field';
import { NoteShown } from './note-shown';

/** Tells the card of the article's own note from those of highlights. */
export const ARTICLE_CARD = 'article';

interface ArticleNoteProps {
  readonly articleId: ArticleId;
  /** CSS pixels from the top of the margin; undefined until it has been measured. */
  readonly top: number | undefined;
}

/** The note on the article as a whole, at the head of the margin. */
export function ArticleNote({ articleId, top }: ArticleNoteProps) {
  const note = useReader((state) => state.articleNote);
  const active = useReader((state) => state.annotating);
  const toggle = (): void => (active ? lookAt(null) : annotateArticle());
  return (
    <div
      role="group"
      className={`${styles['card']} ${styles['whole']}`}
      data-card={ARTICLE_CARD}
      data-active={active || undefined}
      data-noted
      style={top === undefined ? { opacity: 0 } : { top }}
      aria-label="Note on the article"
    >
      <AriaButton className={styles['open'] ?? ''} aria-expanded={active} onPress={toggle}>
        <NotebookPen size={15} className={styles['sign'] ?? ''} aria-hidden />
        <span className={styles['words']}>
          <span className={styles['about']}>
            {note === '' && !active ? 'Note on the article…' : 'On the article'}
          </span>
        </span>
      </AriaButton>
      {!active && note !== '' && <NoteShown note={note} onOpen={toggle} />}
      {active && (
        <div className={styles['editor']}>
          <NoteField
            subject={{ articleId, highlightId: null }}
            note={note}
            label="Note on the article"
            takesKeyboard
            onLeave={() => lookAt(null)}
          />
        </div>
      )}
    </div>
  );
}
