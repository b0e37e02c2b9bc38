import { MessageSquareText } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { HighlightView } from '#contract/views';
import { lookAt } from '../app/reader-store';
import { colorName } from '../ui/swatches';
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
  return (
    <section
      className={styles['card']}
      data-card={highlight.id}
      data-active={active || undefined}
      data-noted={highlight.note !== '' || undefined}
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
        <MessageSquareText size={15} className={styles['sign'] ?? ''} aria-hidden />
        <span className={styles['words']}>
          <span className={styles['quote']}>{highlight.quote}</span>
          {!active && highlight.note !== '' && <span className={styles['note']}>{highlight.note}</span>}
        </span>
      </AriaButton>
      {!active && highlight.tags.length > 0 && (
        <p className={styles['tags']}>{highlight.tags.map((each) => `#${each}`).join(' ')}</p>
      )}
      {loose && <p className={styles['loose']}>These words aren’t in the text as it is now.</p>}
      {active && (
        <Suspense>
          <HighlightEditor highlight={highlight} />
        </Suspense>
      )}
    </section>
  );
}
