import styles from './link-line.module.css';
import { useLinks } from './link-store';
import { linkWords } from './link-words';

/** Where the link leads that is pointed at or has the keyboard. */
export function LinkLine() {
  const pointed = useLinks((state) => state.pointed);
  const words = pointed === null ? null : linkWords(pointed);
  if (words === null) return null;
  return (
    <div className={styles['line']} data-link-line aria-hidden>
      {words.before}
      <strong>{words.host}</strong>
      {words.after}
    </div>
  );
}
