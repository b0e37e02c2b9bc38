import { ArrowLeft, Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection, Text, type Selection } from 'react-aria-components';
import type { ArticleDifference, BackupDifference, BackupSummary } from '#contract/library-views';
import type { ArticleId } from '#core/ids';
import { bridge } from '../app/bridge';
import { dayAndTime } from '../app/dates';
import { counted, figure } from '../app/figures';
import { isBusy, useTasks } from '../app/task-store';
import { Button } from '../ui/button';
import { Confirm } from '../ui/confirm';
import { IconButton } from '../ui/icon-button';
import { restore } from './back-up';
import { sayFailure } from './upkeep-store';
import styles from './upkeep.module.css';

/** Rows beyond this are counted and not listed: nobody ticks thousands, and drawing them would take seconds. */
const MOST_LISTED = 300;

const CHANGES = [
  ['comes back', 'Come back'],
  ['goes back', 'Go back to how they were'],
  ['goes away', 'Go away'],
] as const satisfies readonly (readonly [ArticleDifference['change'], string])[];

interface BackupPreviewProps {
  readonly backup: BackupSummary;
  readonly onBack: () => void;
}

/** What restoring a backup would change, article by article, and the choice of all or some. */
export function BackupPreview({ backup, onBack }: BackupPreviewProps) {
  const [difference, setDifference] = useState<BackupDifference | null>(null);
  const { id } = backup;

  useEffect(() => {
    let wanted = true;
    void bridge.queries['backup.compare']({ id }).then((reply) => {
      if (!wanted) return;
      if (reply.ok) setDifference(reply.value);
      else sayFailure(reply.error);
    });
    return () => {
      wanted = false;
    };
  }, [id]);

  return (
    <>
      <div className={styles['crumb']}>
        <IconButton label="All backups" size="medium" autoFocus onPress={onBack}>
          <ArrowLeft size={16} aria-hidden />
        </IconButton>
        <h3>{dayAndTime(backup.createdAt)}</h3>
      </div>
      {difference === null ? (
        <p role="status">Comparing it with the library…</p>
      ) : (
        <Choice difference={difference} />
      )}
    </>
  );
}

function Choice({ difference }: { readonly difference: BackupDifference }) {
  const { articles, same } = difference;
  const [chosen, setChosen] = useState<Selection>('all');
  const [asking, setAsking] = useState(false);
  const busy = useTasks(isBusy);
  if (articles.length === 0) return <p>Nothing differs: the library is as it was then.</p>;

  const count = chosen === 'all' ? articles.length : chosen.size;
  const leaving = articles.filter(
    (article) => article.change === 'goes away' && (chosen === 'all' || chosen.has(article.id)),
  ).length;
  return (
    <>
      <p>
        {counted(articles.length, 'article')} would change; {figure(same)} {same === 1 ? 'is' : 'are'} the
        same.
      </p>
      <Differences articles={articles} chosen={chosen} onChoose={setChosen} />
      <div className={styles['foot']}>
        <Button kind="primary" isWaiting={busy} isDisabled={count === 0} onPress={() => setAsking(true)}>
          {chosen === 'all' ? 'Restore all…' : `Restore ${figure(count)} of ${figure(articles.length)}…`}
        </Button>
      </div>
      <Confirm
        title={`Restore ${counted(count, 'article')}?`}
        isOpen={asking}
        verb="Restore"
        onConfirm={() => void restore(difference, chosen === 'all' ? null : ([...chosen] as ArticleId[]))}
        onClose={() => setAsking(false)}
      >
        <p>
          {count === 1 ? 'It becomes' : 'They become'} as in the backup.{' '}
          {leaving > 0 &&
            `${counted(leaving, 'article')} that it hasn’t ${leaving === 1 ? 'goes' : 'go'} away. `}
          The library as it is now is backed up first, so you can go back to it.
        </p>
      </Confirm>
    </>
  );
}

interface DifferencesProps {
  readonly articles: readonly ArticleDifference[];
  readonly chosen: Selection;
  readonly onChoose: (chosen: Selection) => void;
}

function Differences({ articles, chosen, onChoose }: DifferencesProps) {
  const listed = articles.slice(0, MOST_LISTED);
  const more = articles.length - listed.length;
  return (
    <>
      <ListBox
        className={styles['list'] ?? ''}
        aria-label="What would change"
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={onChoose}
      >
        {CHANGES.map(([change, heading]) => {
          const those = listed.filter((article) => article.change === change);
          return (
            those.length > 0 && (
              <ListBoxSection key={change} id={change}>
                <Header className={styles['heading'] ?? ''}>{heading}</Header>
                {those.map((article) => (
                  <DifferenceRow key={article.id} article={article} />
                ))}
              </ListBoxSection>
            )
          );
        })}
      </ListBox>
      {more > 0 && (
        <p className={styles['more']}>
          And {figure(more)} more. To restore those as well, restore all of them.
        </p>
      )}
    </>
  );
}

function DifferenceRow({ article: { id, title, details } }: { readonly article: ArticleDifference }) {
  return (
    <ListBoxItem id={id} textValue={title} className={`${styles['row']} ${styles['tickable']}`}>
      <span className={styles['tick']} aria-hidden>
        <Check size={12} strokeWidth={3} />
      </span>
      <span className={styles['words']}>
        <Text slot="label" className={styles['title'] ?? ''}>
          {title}
        </Text>
        <Text slot="description" className={styles['facts'] ?? ''}>
          {details}
        </Text>
      </span>
    </ListBoxItem>
  );
}
