import styles from './page-covers.module.css';
import { usePages } from './pages';

/** What covers the lines that are cut at the head and the foot of a page. */
export function PageCovers() {
  const { covers, page, pages } = usePages();
  if (covers === null) return null;
  return (
    <>
      <div className={styles['cover']} style={covers.head} aria-hidden />
      <div className={styles['cover']} style={covers.foot}>
        <span className={styles['page']} role="status" data-page>
          Page {page} of {Math.max(page, pages)}
        </span>
      </div>
    </>
  );
}
