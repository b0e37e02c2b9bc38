import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { HighlightView } from '#contract/views';
import { lookAt, useReader } from '../app/reader-store';
import { Button } from '../ui/button';
import { colorName, Swatches } from '../ui/swatches';
import { TagInput } from '../ui/tag-input';
import { recolour, remove, tag } from './highlight-commands';
import { NoteField } from './note-field';
import styles from './margin.module.css';

interface HighlightCardProps {
  readonly highlight: HighlightView;
  /** CSS pixels from the top of the margin; undefined until it has been measured. */
  readonly top: number | undefined;
  readonly active: boolean;
  readonly loose: boolean;
}

/** A highlight in the margin: its words, note and tags; open, everything about it can be changed. */
export function HighlightCard({ highlight, top, active, loose }: HighlightCardProps) {
  return (
    <section
      className={styles['card']}
      data-card={highlight.id}
      data-active={active || undefined}
      style={{
        // Out of sight until it is measured: a card that slides in from nowhere would say that something moved.
        ...(top === undefined ? { opacity: 0 } : { top }),
        ['--card-ink' as string]: `var(--${highlight.color}-strong)`,
      }}
      aria-label={`${colorName(highlight.color)} highlight`}
    >
      <AriaButton
        className={styles['open'] ?? ''}
        aria-expanded={active}
        onPress={() => lookAt(active ? null : highlight.id)}
      >
        <span className={styles['quote']}>{highlight.quote}</span>
        {!active && highlight.note !== '' && <span className={styles['note']}>{highlight.note}</span>}
      </AriaButton>
      {!active && highlight.tags.length > 0 && (
        <p className={styles['tags']}>{highlight.tags.map((each) => `#${each}`).join(' ')}</p>
      )}
      {loose && <p className={styles['loose']}>These words aren’t in the text as it is now.</p>}
      {active && <Editor highlight={highlight} />}
    </section>
  );
}

function Editor({ highlight }: { readonly highlight: HighlightView }) {
  const writing = useReader((state) => state.writing);
  const { id } = highlight;
  return (
    <div className={styles['editor']}>
      <div className={styles['inks']}>
        <Swatches chosen={highlight.color} onChoose={(color) => void recolour(id, color)} />
        <span title="Close (Escape)">
          <AriaButton className={styles['close'] ?? ''} aria-label="Close" onPress={() => lookAt(null)}>
            <X size={14} aria-hidden />
          </AriaButton>
        </span>
      </div>
      <NoteField id={id} note={highlight.note} takesKeyboard={writing} />
      <TagInput tags={highlight.tags} onChange={(tags) => void tag(id, tags)} />
      <div className={styles['remove']}>
        <Button kind="danger" onPress={() => void remove(id)}>
          Remove highlight
        </Button>
      </div>
    </div>
  );
}
