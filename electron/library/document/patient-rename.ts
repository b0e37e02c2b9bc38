import { setTimeout as pause } from 'node:timers/promises';
import { hasCode } from './system-error';

/** Two and a half seconds in all: virus scanners and indexers let go of a file well within that. */
const PAUSES_MS = [10, 20, 40, 80, 160, 320, 640, 1280];

/**
 * Renames on Windows, where another program that has just opened either file makes a rename fail for a moment.
 *
 * @param attempt - does the rename once
 * @param pauses - milliseconds to wait after each failure; the last failure is thrown
 */
export async function renamePatiently(
  attempt: () => Promise<void>,
  pauses: readonly number[] = PAUSES_MS,
): Promise<void> {
  for (const milliseconds of pauses) {
    try {
      return await attempt();
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EBUSY', 'EACCES')) throw error;
    }
    await pause(milliseconds);
  }
  await attempt();
}
