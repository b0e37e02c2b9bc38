import { MessageSquareText } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { HighlightView } from '#contract/views';
import { shorten } from '#core/text/shorten';
import { lookAt } from '../app/reader-store';
import { colorName } from '../ui/swatches';
import { CardState } from './card-state';
import { NoteShown } from './note-shown';
import styles from './margin.module.css';

const HighlightEditor = lazy(() =>
  import('./highlight-editor').then(({ HighlightEditor }) => ({ default: HighlightEditor })),
);

interface HighlightCardProps {
  readonly highlight: HighlightView;
  /** CSS pixels from the top of the margin; undefined until it has been measured. */
  readonly top: number | undefined;
  readonly active: boolean;
  readonly loose: boolean;
}

/** A highlight in the margin: its words, note and tags; open, everything about it can be changed. */
export function HighlightCard({ highlight, top, active, loose }: HighlightCardProps) {
  const toggle = (): void => lookAt(active ? null : highlight.id);
  return (
    <section
      className={styles['card']}
      data-card={highlight.id}
      data-active={active || undefined}
      data-noted={highlight.note !== '' || loose || highlight.unsure || undefined}
      style={{
        // Out of sight until it is measured: a card that slides in from nowhere would say that something moved.
        ...(top === undefined ? { opacity: 0 } : { top }),
        ['--card-ink' as string]: `var(--${highlight.color}-strong)`,
      }}
      // With its words: several of one colour are told apart by them.
      aria-label={`${colorName(highlight.color)} highlight: ${shorten(highlight.quote, 60)}`}
    >
      <AriaButton className={styles['open'] ?? ''} aria-expanded={active} onPress={toggle}>
        <MessageSquareText size={15} className={styles['sign'] ?? ''} aria-hidden />
        <span className={styles['words']}>
          <span className={styles['quote']}>{highlight.quote}</span>
        </span>
      </AriaButton>
      {!active && highlight.note !== '' && <NoteShown note={highlight.note} onOpen={toggle} />}
      {!active && highlight.tags.length > 0 && (
        <p className={styles['tags']}>{highlight.tags.map((each) => `#${each}`).join(' ')}</p>
      )}
      <CardState highlight={highlight} loose={loose} />
      {active && (
        <Suspense>
          <HighlightEditor highlight={highlight} />
        </Suspense>
      )}
    </section>
  );
}
