import type { Result } from '#core/result';

export interface BackupKeeperParts {
  /** Makes a backup if one is due. */
  readonly backUp: () => Promise<Result<unknown>>;
  readonly onNotice: (message: string) => void;
  readonly now: () => Date;
}

/**
 * Gives the function that has the daily backup made, to be called from time to time. When that fails it is tried again
 * at the next call, but the person is told once a day only.
 */
export function createBackupKeeper({ backUp, onNotice, now }: BackupKeeperParts): () => Promise<void> {
  let toldOn: string | null = null;
  return async () => {
    const made = await backUp();
    // Stopped by the person or by the end of the app, or other work is under way: later, then.
    if (made.ok || made.error.code === 'cancelled' || made.error.code === 'busy') return;
    const today = now().toDateString();
    if (toldOn === today) return;
    toldOn = today;
    onNotice(`Today’s backup of the library was not made. ${made.error.message}`);
  };
}
