import { X } from 'lucide-react';
import { stepWords } from '#contract/step-words';
import { bridge } from '../app/bridge';
import { useLibrary } from '../app/library-store';
import { IconButton } from '../ui/icon-button';
import styles from './capture-progress.module.css';

/** What is being saved just now, each with its step and a way to stop it. */
export function CaptureList() {
  const captures = useLibrary((state) => state.captures);
  return (
    <div role="status" className={styles['captures']}>
      {captures.map((capture) => (
        <div key={capture.captureId} className={styles['capture']}>
          <div className={styles['words']}>
            <span className={styles['label']}>{capture.label}</span>
            <span className={styles['step']}>{stepWords(capture)}</span>
          </div>
          <IconButton
            label={`Stop saving ${capture.label}`}
            onPress={() => void bridge.actions['capture.cancel']({ captureId: capture.captureId })}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
