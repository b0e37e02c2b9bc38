import { X } from 'lucide-react';
import { Label, ProgressBar } from 'react-aria-components';
import type { TaskKind, TaskProgress } from '#contract/events';
import { figure } from '../app/figures';
import { cancelTask } from '../app/task-store';
import { IconButton } from '../ui/icon-button';
import styles from './task-line.module.css';

const NAMES: Readonly<Record<TaskKind, string>> = {
  index: 'Reading the library',
  backup: 'Backing up',
  compare: 'Comparing',
  restore: 'Restoring the backup',
  verify: 'Checking the library',
  repair: 'Repairing the library',
  merge: 'Merging',
  export: 'Exporting the library',
  import: 'Reading what is to be imported',
  save: 'Saving',
};

/** One piece of long work: its name, how far it is, and a way to stop it. */
export function TaskLine({ progress: { task, done, total } }: { readonly progress: TaskProgress }) {
  const name = NAMES[task];
  const isKnown = total !== null && total > 0;
  return (
    <div className={styles['task']}>
      <ProgressBar
        className={styles['progress'] ?? ''}
        isIndeterminate={!isKnown}
        {...(isKnown && { value: done, maxValue: total, valueLabel: `${figure(done)} of ${figure(total)}` })}
      >
        {({ percentage, valueText }) => (
          <>
            <Label className={styles['name'] ?? ''}>{name}</Label>
            <span className={styles['figure']}>{valueText}</span>
            <span className={styles['track']}>
              <span className={styles['done']} style={{ inlineSize: `${percentage ?? 0}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      {/* What the library is read for is what the window shows. */}
      {task !== 'index' && (
        <IconButton label={`Stop: ${name}`} onPress={() => void cancelTask(task)}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
