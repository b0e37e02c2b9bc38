import { useReader } from '../app/reader-store';
import { Button } from '../ui/button';
import styles from './attach-bar.module.css';
import { attachSelection, stopSelecting, useTray } from './tray-store';

/** Asks for the words that a loose highlight belongs to, while a person selects them. */
export function AttachBar() {
  const selectingFor = useTray((state) => state.selectingFor);
  const highlight = useReader((state) => state.highlights.find(({ id }) => id === selectingFor));
  if (highlight === undefined) return null;
  return (
    <div className={styles['bar']} role="status">
      <p>
        Select the words that <q>{highlight.quote}</q> belongs to, then press Enter.
      </p>
      <Button kind="primary" onPress={() => void attachSelection()}>
        Attach
      </Button>
      <Button kind="quiet" onPress={() => void stopSelecting()}>
        Cancel
      </Button>
    </div>
  );
}
