import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { HighlightView, PlaceView } from '#contract/views';
import { useReader } from '../app/reader-store';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import styles from './loose-tray.module.css';
import { noteWords } from './note-words';
import { usePaint } from './paint-store';
import { look, lookFurther, selectWords, takePlace, useTray } from './tray-store';

/**
 * The highlights whose words aren't in the text: each with what stood around it, and the likeliest places. Nothing is
 * attached but by the person.
 */
export function LooseTray({ onClose }: { readonly onClose: () => void }) {
  const highlights = useReader((state) => state.highlights);
  const looseIds = usePaint((state) => state.loose);
  const currentId = useTray((state) => state.currentId);
  const places = useTray((state) => state.places);
  const loose = highlights.filter(({ id }) => looseIds.includes(id));

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      // A key that is held would go on with places that nobody has read.
      if (isPlain && /^[1-5]$/.test(event.key)) {
        if (!event.repeat) void takePlace(Number(event.key) - 1);
      } else if (isPlain && event.key === 's') selectWords();
      else if (isPlain && (event.key === 'n' || event.key === 'ArrowDown')) lookFurther(1);
      else if (isPlain && (event.key === 'p' || event.key === 'ArrowUp')) lookFurther(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <Dialog title="Loose highlights" isOpen isWide onClose={onClose}>
      <p className={styles['about']}>
        These words aren’t in the text as it is now. Nothing is lost: choose where they belong, or leave them
        here.
      </p>
      <ol className={styles['tray']}>
        {loose.map((highlight) => (
          <li
            key={highlight.id}
            data-current={highlight.id === currentId || undefined}
            style={{ ['--own-ink' as string]: `var(--${highlight.color})` }}
          >
            <AriaButton
              className={styles['quote'] ?? ''}
              aria-expanded={highlight.id === currentId}
              autoFocus={highlight.id === currentId}
              onPress={() => void look(highlight.id)}
            >
              <InContext {...highlight} />
            </AriaButton>
            {highlight.id === currentId && <Places highlight={highlight} places={places} />}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

interface PlacesProps {
  readonly highlight: HighlightView;
  readonly places: readonly PlaceView[] | null;
}

function Places({ highlight, places }: PlacesProps) {
  return (
    <div className={styles['places']} role="group" aria-label="Where it may belong">
      {places === null && <p className={styles['none']}>Looking for it…</p>}
      {places?.length === 0 && <p className={styles['none']}>Nothing in this text is like it.</p>}
      {places?.map((place, index) => (
        <AriaButton
          key={place.start}
          className={styles['place'] ?? ''}
          aria-label={`Attach here, ${Math.round(place.score * 100)} percent alike: ${place.quote}`}
          onPress={() => void takePlace(index)}
        >
          <kbd>{index + 1}</kbd>
          <span className={styles['words']}>
            <InContext {...place} />
          </span>
          <span className={styles['score']}>{Math.round(place.score * 100)} %</span>
        </AriaButton>
      ))}
      <div className={styles['own']}>
        <Button kind="quiet" onPress={selectWords}>
          Select the words myself (S)
        </Button>
        {highlight.note !== '' && <p className={styles['note']}>{noteWords(highlight.note)}</p>}
      </div>
    </div>
  );
}

interface QuotedWords {
  readonly prefix: string;
  readonly quote: string;
  readonly suffix: string;
}

function InContext({ prefix, quote, suffix }: QuotedWords) {
  return (
    <>
      <span className={styles['around']}>{prefix === '' ? '' : `…${prefix}`}</span>
      <mark>{quote}</mark>
      <span className={styles['around']}>{suffix === '' ? '' : `${suffix}…`}</span>
    </>
  );
}
