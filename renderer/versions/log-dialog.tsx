import type { CaptureLogView } from '#contract/version-views';
import type { LoggedStep } from '#core/article/capture-log';
import { Dialog } from '../ui/dialog';
import styles from './versions.module.css';

interface LogDialogProps {
  readonly view: CaptureLogView;
  readonly onClose: () => void;
}

const STEP_NAMES: Readonly<Record<LoggedStep['step'], string>> = {
  fetch: 'Getting the page',
  decode: 'Reading its letters',
  extract: 'Finding the article',
  sanitise: 'Cleaning it up',
  assets: 'Fetching its images',
  store: 'Storing it',
};

/** How the text that is read was saved: what each step kept and left out, and how long it took. */
export function LogDialog({ view: { title, version, log }, onClose }: LogDialogProps) {
  const when = new Date(version.captured).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return (
    <Dialog title="How this was saved" isOpen onClose={onClose}>
      <p className={styles['facts']}>
        {title}. Version {version.number}, saved on {when}.
      </p>
      {log === null ? (
        <p>Nothing was taken down when it was saved.</p>
      ) : (
        <ol className={styles['steps']}>
          {log.steps.map(({ step, ms, notes }, index) => (
            <li key={index}>
              <h3>
                {STEP_NAMES[step]} <span className={styles['time']}>{ms.toLocaleString('en-GB')} ms</span>
              </h3>
              {notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
