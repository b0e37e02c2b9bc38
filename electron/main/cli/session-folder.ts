import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

const NAME = 'commonplace-session-';
const OF_PROCESS = new RegExp(`^${NAME}(\\d+)-`);

/**
 * Gives Chromium a folder of its own for this process, so that a command line never fights the open app for its
 * profile. Call before Electron is ready.
 *
 * Chromium writes into it until the very end, after the last of our own code has run. So each start takes away what
 * earlier ones left.
 */
export function useOwnSessionFolder(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = OF_PROCESS.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeQuietly(join(tmpdir(), name));
  }
  app.setPath('sessionData', mkdtempSync(join(tmpdir(), `${NAME}${process.pid}-`)));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another start is removing it, or it is somebody else's: the system empties its temporary folder in time.
  }
}
