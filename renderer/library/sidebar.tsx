import { Button } from 'react-aria-components';
import { SHELVES, type Shelf } from '#core/article/shelves';
import { showShelf, useLibrary } from '../app/library-store';
import { SHELF_NAMES } from './shelf-names';
import styles from './sidebar.module.css';

/** The shelves with how many articles stand on each. A column at the left, a row above the list when it is narrow. */
export function Sidebar() {
  const counts = useLibrary((state) => state.counts);
  const shelf = useLibrary((state) => state.shelf);
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
              <span className={styles['count']}>{counts[each].toLocaleString('en-GB')}</span>
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
