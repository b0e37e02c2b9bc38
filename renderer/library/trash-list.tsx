import { useState } from 'react';
import type { TrashedArticle } from '#contract/library-views';
import { shortDay } from '../app/dates';
import { counted } from '../app/figures';
import { Button } from '../ui/button';
import { Confirm } from '../ui/confirm';
import { emptyTrash, takeOut, useTrash } from './trash-store';
import styles from './trash-list.module.css';

/** What was deleted, with a way back for each, and the way to be rid of all of it. */
export function TrashList() {
  const articles = useTrash((state) => state.articles);
  const [asking, setAsking] = useState<readonly TrashedArticle[]>([]);
  if (articles === null) return null;
  if (articles.length === 0) return <EmptyTrash />;
  return (
    <>
      <div className={styles['head']}>
        <h2>Trash</h2>
        <Button kind="danger" onPress={() => setAsking(articles)}>
          Empty trash…
        </Button>
      </div>
      <ul className={styles['list']} aria-label="Trash">
        {articles.map((article) => (
          <li key={article.id} className={styles['row']}>
            <span className={styles['title']}>{article.title}</span>
            <span className={styles['foot']}>
              <span className={styles['facts']}>Deleted {shortDay(article.deleted)}</span>
              <Button aria-label={`Restore ${article.title}`} onPress={() => void takeOut(article)}>
                Restore
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <Confirm
        title={`Delete ${counted(asking.length, 'article')} for good?`}
        isOpen={asking.length > 0}
        verb="Delete for good"
        isFinal
        onConfirm={() => void emptyTrash(asking)}
        onClose={() => setAsking([])}
      >
        <p>
          {asking.length === 1 ? 'It goes' : 'They go'} with all highlights and notes. This can’t be undone;
          only a backup that was made before has them still.
        </p>
      </Confirm>
    </>
  );
}

function EmptyTrash() {
  return (
    <div className={styles['empty']}>
      <p>Nothing in the trash.</p>
      <p>Articles that you delete are kept here until you empty it.</p>
    </div>
  );
}
