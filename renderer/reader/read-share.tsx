import { usePlace } from './place-store';
import styles from './read-share.module.css';

/** How much of the article is read, in percent. */
export function ReadShare() {
  const share = usePlace((state) => state.share);
  if (share === null) return null;
  const percent = Math.round(share * 100);
  return (
    <span className={styles['share']} role="img" aria-label={`${percent} % read`} data-share>
      {percent}%
    </span>
  );
}
