import { Button } from 'react-aria-components';
import { SHELVES, type Shelf } from '#core/article/shelves';
import { onShelf, showShelf, useLibrary } from '../app/library-store';
import { SHELF_NAMES } from './shelf-names';
import styles from './sidebar.module.css';

/** The shelves with how many articles stand on each. A column at the left, a row above the list when it is narrow. */
export function Sidebar() {
  const articles = useLibrary((state) => state.articles) ?? [];
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
              onPress={() => showShelf(each)}
            >
              <span>{SHELF_NAMES[each]}</span>
              <span className={styles['count']}>
                {onShelf(articles, each).length.toLocaleString('en-GB')}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
