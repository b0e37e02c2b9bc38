import { useState } from 'react';
import { isBusy, useTasks } from '../app/task-store';
import { Button } from '../ui/button';
import { Confirm } from '../ui/confirm';
import { checkLibrary, repairLibrary, useCheck } from './check-store';
import { FaultList } from './fault-list';
import { saidNothing } from './upkeep-store';
import styles from './upkeep.module.css';

/** Looks whether everything in the library is whole, says what isn't, and mends it. */
export function CheckTab() {
  const result = useCheck((state) => state.result);
  const busy = useTasks(isBusy);
  const [asking, setAsking] = useState(false);
  const open = result?.report.faults.filter((fault) => fault.severity === 'fault' && fault.mended === null);

  return (
    <>
      <p>
        Reads every article, text, highlight and file of the library, and all that its backups hold, and names
        what is wrong. Nothing is changed by looking.
      </p>
      <div className={styles['tools']}>
        <Button
          isWaiting={busy}
          onPress={() => {
            saidNothing();
            void checkLibrary();
          }}
        >
          Check now
        </Button>
        {open !== undefined && open.length > 0 && result?.wasRepair === false && (
          <Button kind="primary" isWaiting={busy} onPress={() => setAsking(true)}>
            Repair…
          </Button>
        )}
      </div>
      {result !== null && <FaultList result={result} />}
      <Confirm
        title="Repair the library?"
        isOpen={asking}
        verb="Repair"
        onConfirm={() => {
          saidNothing();
          void repairLibrary();
        }}
        onClose={() => setAsking(false)}
      >
        <p>
          The library as it is now is backed up first, which also stores anew what backups have lost and the
          library still has. Then what can be mended is mended, and what can’t be used is put aside under
          another name. Nothing is thrown away.
        </p>
      </Confirm>
    </>
  );
}
