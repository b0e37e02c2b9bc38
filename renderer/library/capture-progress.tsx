import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { CaptureProgress } from '#contract/events';
import { assertNever } from '#core/result';
import { bridge } from '../app/bridge';
import { useLibrary } from '../app/library-store';
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
          <Button
            className={styles['stop'] ?? ''}
            aria-label={`Stop saving ${capture.label}`}
            onPress={() => void bridge.actions['capture.cancel']({ captureId: capture.captureId })}
          >
            <X size={14} aria-hidden />
          </Button>
        </div>
      ))}
    </div>
  );
}

function stepWords({ step, bytes }: CaptureProgress): string {
  switch (step) {
    case 'fetch':
      return bytes === null ? 'Asking for the page' : `Loading, ${amount(bytes)}`;
    case 'decode':
    case 'extract':
      return 'Finding the article';
    case 'sanitise':
      return 'Cleaning it up';
    case 'store':
      return 'Storing it';
    case 'done':
      return 'Saved';
    case 'failed':
      return 'Not saved';
    default:
      return assertNever(step);
  }
}

function amount({ done, total }: NonNullable<CaptureProgress['bytes']>): string {
  return total === null ? kilobytes(done) : `${kilobytes(done)} of ${kilobytes(total)}`;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString('en-GB')} kB`;
}
