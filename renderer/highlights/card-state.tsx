import type { HighlightView } from '#contract/views';
import { Button } from '../ui/button';
import { confirmPlace, takeOff } from './attach';
import styles from './margin.module.css';
import { showLoose } from './tray-store';

interface CardStateProps {
  readonly highlight: HighlightView;
  readonly loose: boolean;
}

/** What a person should know of where a highlight stands, and can do about it; nothing while it stands on its words. */
export function CardState({ highlight, loose }: CardStateProps) {
  const { id, anchor, unsure } = highlight;
  if (loose) {
    return (
      <div className={styles['state']} data-kind="loose">
        <p>These words aren’t in the text as it is now.</p>
        <Button kind="quiet" onPress={() => void showLoose(id)}>
          Find their place
        </Button>
      </div>
    );
  }
  if (unsure) {
    return (
      <div className={styles['state']} data-kind="unsure" role="group" aria-label="Nearly the same words">
        <p>The text has changed here. Are these the words?</p>
        <Button kind="quiet" onPress={() => void confirmPlace(highlight)}>
          Yes
        </Button>
        <Button kind="quiet" onPress={() => void takeOff(id)}>
          No
        </Button>
      </div>
    );
  }
  if (anchor.state === 'moved') return <p className={styles['moved']}>Moved with its words.</p>;
  if (anchor.state === 'fuzzy') return <p className={styles['moved']}>The words have changed since.</p>;
  return null;
}
