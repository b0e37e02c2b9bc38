import { app } from 'electron';
import type { Result } from '#core/result';
import { createBackupKeeper } from './backup-keeper';
import { logFault } from './log';
import type { LibrarySession } from './library-session';
import { tellNotice } from './notices';
import { onceReady } from './window-ready';

const EVERY_MS = 60 * 60 * 1000;
/** The first moments belong to the person, who wants to read: a first backup keeps the disk busy. */
const FIRST_AFTER_MS = 10_000;

/**
 * Backs the library up once a day: soon after the window is ready and the library known, and as long as the app runs.
 */
export function keepBackedUp({ library, backUpDaily }: LibrarySession): void {
  const lookAfter = createBackupKeeper({
    backUp: async (): Promise<Result<unknown>> => {
      const complete = await library.complete();
      return complete.ok ? backUpDaily() : complete;
    },
    onNotice: tellNotice,
    now: () => new Date(),
  });
  const look = (): void => {
    lookAfter().catch((error: unknown) => logFault('The daily backup failed', error));
  };
  onceReady(() => {
    const first = setTimeout(look, FIRST_AFTER_MS);
    const timer = setInterval(look, EVERY_MS);
    app.once('will-quit', () => {
      clearTimeout(first);
      clearInterval(timer);
    });
  });
}
