import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { TaskList } from '../library/task-list';
import { Dialog } from '../ui/dialog';
import { BackupsTab } from './backups-tab';
import { CheckTab } from './check-tab';
import { TransferTab } from './transfer-tab';
import { useUpkeep, type UpkeepTab } from './upkeep-store';
import styles from './upkeep.module.css';

interface UpkeepDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const NAMES: Readonly<Record<UpkeepTab, string>> = {
  backups: 'Backups',
  check: 'Check',
  transfer: 'Export and import',
};

/** What keeps the library safe and takes it elsewhere. Work goes on when the dialog is closed. */
export function UpkeepDialog({ isOpen, onClose }: UpkeepDialogProps) {
  const tab = useUpkeep((state) => state.tab);
  return (
    <Dialog title="Library" isOpen={isOpen} onClose={onClose} isWide>
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => useUpkeep.setState({ tab: key as UpkeepTab, said: null })}
      >
        <TabList className={styles['tabs'] ?? ''} aria-label="Library">
          {Object.entries(NAMES).map(([id, name]) => (
            <Tab key={id} id={id} className={styles['tab'] ?? ''}>
              {name}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="backups" className={styles['panel'] ?? ''}>
          <BackupsTab />
        </TabPanel>
        <TabPanel id="check" className={styles['panel'] ?? ''}>
          <CheckTab />
        </TabPanel>
        <TabPanel id="transfer" className={styles['panel'] ?? ''}>
          <TransferTab />
        </TabPanel>
      </Tabs>
      <SaidLine />
      <div className={styles['work']}>
        <TaskList />
      </div>
    </Dialog>
  );
}

/** What came of it. Both lines stand there from the start, so that what comes into them is heard. */
function SaidLine() {
  const said = useUpkeep((state) => state.said);
  const failure = said?.kind === 'failed' ? said.failure : null;
  return (
    <>
      <p role="status" className={styles['said']}>
        {said?.kind === 'done' ? said.message : ''}
      </p>
      <p role="alert" className={styles['problem']}>
        {failure === null
          ? ''
          : [failure.message, failure.kept].filter((words) => words !== undefined).join(' ')}
      </p>
    </>
  );
}
