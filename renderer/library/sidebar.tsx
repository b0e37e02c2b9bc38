import { Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { SHELVES, type Shelf } from '#core/article/shelves';
import { counted, figure } from '../app/figures';
import { showShelf, showTrash, useLibrary } from '../app/library-store';
import { SHELF_NAMES } from './shelf-names';
import styles from './sidebar.module.css';
import { useTrash } from './trash-store';

/** The shelves with how many articles stand on each. A column at the left, a row above the list when it is narrow. */
export function Sidebar() {
  const counts = useLibrary((state) => state.counts);
  const shelf = useLibrary((state) => (state.inTrash ? null : state.shelf));
  return (
    <nav className={styles['sidebar']} aria-label="Library">
      <p className={styles['name']} aria-hidden>
        Commonplace
      </p>
      <ul className={styles['shelves']}>
        {SHELVES.map((each: Shelf) => (
          <li key={each}>
            <Button
              className={styles['shelf'] ?? ''}
              {...(each === shelf && { 'aria-current': 'page' as const })}
              data-current={each === shelf || undefined}
              onPress={() => void showShelf(each)}
            >
              <span>{SHELF_NAMES[each]}</span>
              <span className={styles['count']}>{figure(counts[each])}</span>
            </Button>
          </li>
        ))}
      </ul>
      <TrashPlace />
    </nav>
  );
}

/** There when something is in the trash, or while one looks into it. */
function TrashPlace() {
  const count = useTrash((state) => state.articles?.length ?? 0);
  const isShown = useLibrary((state) => state.inTrash);
  if (count === 0 && !isShown) return null;
  return (
    <Button
      className={`${styles['shelf']} ${styles['trash']}`}
      aria-label={`Trash, ${counted(count, 'article')}`}
      {...(isShown && { 'aria-current': 'page' as const })}
      data-current={isShown || undefined}
      onPress={showTrash}
    >
      <span className={styles['word']}>Trash</span>
      <Trash2 className={styles['mark'] ?? ''} size={15} aria-hidden />
      <span className={styles['count']}>{figure(count)}</span>
    </Button>
  );
}
