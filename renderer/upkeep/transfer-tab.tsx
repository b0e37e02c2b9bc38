import { isBusy, useTasks } from '../app/task-store';
import { Button } from '../ui/button';
import { MergePreview } from './merge-preview';
import { chooseImport, exportLibrary, useTransfer } from './transfer';
import { saidNothing } from './upkeep-store';
import styles from './upkeep.module.css';

/** The whole library into one file, and another library or such a file into this one. */
export function TransferTab() {
  const planned = useTransfer((state) => state.planned);
  const busy = useTasks(isBusy);
  if (planned !== null) return <MergePreview planned={planned} />;

  const begin = (work: () => Promise<void>): void => {
    saidNothing();
    void work();
  };
  return (
    <>
      <section className={styles['part']}>
        <h3>Export</h3>
        <p>
          One file with everything: articles as they were saved, highlights, notes and the trash. Another
          Commonplace can import it, and any program that reads zip files can open it.
        </p>
        <div className={styles['tools']}>
          <Button isWaiting={busy} onPress={() => begin(exportLibrary)}>
            Export to a file…
          </Button>
        </div>
      </section>
      <section className={styles['part']}>
        <h3>Import</h3>
        <p>
          Takes in what another library has and this one hasn’t: from an exported file, or from a library’s
          folder, such as a copy on another disk. You see what would change before anything does.
        </p>
        <div className={styles['tools']}>
          <Button isWaiting={busy} onPress={() => begin(() => chooseImport('file'))}>
            Choose a file…
          </Button>
          <Button isWaiting={busy} onPress={() => begin(() => chooseImport('folder'))}>
            Choose a folder…
          </Button>
        </div>
      </section>
    </>
  );
}
