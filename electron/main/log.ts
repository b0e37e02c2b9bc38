import { inspect } from 'node:util';
import type { MainLogger } from 'electron-log';
import { logFile } from './app-paths';

/**
 * Writes to main's log file what a developer would want to know of a fault. Never rejects: a log that can't be written
 * must not become a second fault.
 */
export async function logFault(what: string, detail: unknown): Promise<void> {
  try {
    const logger = await openLog();
    logger.error(what, typeof detail === 'string' ? detail : inspect(detail, { depth: 4 }));
  } catch {
    // The disk is full or the folder isn't writable; the person has been told of the fault itself.
  }
}

let opened: Promise<MainLogger> | null = null;

function openLog(): Promise<MainLogger> {
  // Loaded at the first fault: most starts have none, and the window shouldn't wait for it.
  opened ??= import('electron-log/main').then(({ default: logger }) => {
    logger.transports.console.level = false;
    logger.transports.ipc.level = false;
    logger.transports.file.resolvePathFn = logFile;
    return logger;
  });
  return opened;
}
