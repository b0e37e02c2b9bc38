import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { BackupSummary } from '#contract/library-views';
import { bridge } from '../app/bridge';
import { dayAndTime } from '../app/dates';
import { counted, size } from '../app/figures';
import { isBusy, useTasks } from '../app/task-store';
import { Button } from '../ui/button';
import { backUpNow, showFolder } from './back-up';
import { BackupPreview } from './backup-preview';
import { chooseOtherBackup } from './transfer';
import { saidNothing, sayFailure } from './upkeep-store';
import styles from './upkeep.module.css';

const REASONS: Readonly<Record<BackupSummary['reason'], string>> = {
  daily: 'Daily',
  asked: 'Made when asked',
  'before restore': 'Before a restore',
  'before merge': 'Before a merge',
  'before repair': 'Before a repair',
};

/** The backups, newest first, and the way to make one and to look into one. */
export function BackupsTab() {
  const [backups, setBackups] = useState<readonly BackupSummary[] | null>(null);
  const [others, setOthers] = useState<readonly BackupSummary[]>([]);
  const [chosen, setChosen] = useState<BackupSummary | null>(null);
  const busy = useTasks(isBusy);

  useEffect(() => {
    let wanted = true;
    void bridge.queries['backup.list']({}).then((reply) => {
      if (!wanted) return;
      if (reply.ok) setBackups(reply.value);
      else sayFailure(reply.error);
    });
    void bridge.queries['backup.others']({}).then((reply) => {
      if (!wanted) return;
      if (reply.ok) setOthers(reply.value);
      else sayFailure(reply.error);
    });
    return () => {
      wanted = false;
    };
    // One that ends meanwhile may have made a backup.
  }, [busy]);

  if (chosen !== null) return <BackupPreview backup={chosen} onBack={() => setChosen(null)} />;
  return (
    <>
      <p>
        Commonplace backs the library up once a day while it is open, and keeps seven daily, four weekly and
        twelve monthly backups. Choose one to see what differs and to restore it.
      </p>
      <div className={styles['tools']}>
        <Button isWaiting={busy} onPress={() => void backUpNow()}>
          Back up now
        </Button>
        <Button kind="quiet" onPress={() => void showFolder('backups')}>
          Show the folder
        </Button>
      </div>
      {backups?.length === 0 && <p className={styles['none']}>There is no backup yet.</p>}
      {backups !== null && backups.length > 0 && (
        <BackupList label="Backups" backups={backups} onChoose={setChosen} />
      )}
      {others.length > 0 && (
        <section className={styles['others']}>
          <h3 className={styles['heading']}>Other libraries on this computer</h3>
          <p className={styles['facts']}>
            If a library’s folder was lost, its newest backup brings everything into this one.
          </p>
          <BackupList
            label="Backups of other libraries"
            backups={others}
            onChoose={({ id, createdAt }) => void chooseOtherBackup(id, `Backup of ${dayAndTime(createdAt)}`)}
          />
        </section>
      )}
    </>
  );
}

interface BackupListProps {
  readonly label: string;
  readonly backups: readonly BackupSummary[];
  readonly onChoose: (backup: BackupSummary) => void;
}

function BackupList({ label, backups, onChoose }: BackupListProps) {
  return (
    <ListBox
      className={styles['list'] ?? ''}
      aria-label={label}
      items={backups}
      onAction={(key) => {
        const chosen = backups.find(({ id }) => id === key);
        if (chosen === undefined) return;
        saidNothing();
        onChoose(chosen);
      }}
    >
      {(backup) => <BackupRow backup={backup} />}
    </ListBox>
  );
}

function BackupRow({ backup }: { readonly backup: BackupSummary }) {
  const { id, createdAt, reason, articles, bytes, newBytes } = backup;
  const when = dayAndTime(createdAt);
  const facts = [
    REASONS[reason],
    counted(articles, 'article'),
    `${size(bytes)}, ${newBytes > 0 ? `${size(newBytes)} of it` : 'nothing'} new`,
  ];
  return (
    <ListBoxItem id={id} textValue={when} className={styles['row'] ?? ''}>
      <Text slot="label" className={styles['title'] ?? ''}>
        {when}
      </Text>
      <Text slot="description" className={styles['facts'] ?? ''}>
        {facts.join(' · ')}
      </Text>
    </ListBoxItem>
  );
}
