import { join, resolve } from 'node:path';
import { app } from 'electron';

/** A preload script of the built app, by its name without ending. */
export function preloadPath(name: 'window' | 'extractor' | 'print'): string {
  return join(app.getAppPath(), 'out', 'preload', `${name}.cjs`);
}

/** The folder of the built pages; the app's scheme serves nothing outside it. */
export function pagesFolder(): string {
  return join(app.getAppPath(), 'out', 'renderer');
}

/** The script of the thread that works on the library's folder. */
export function libraryThreadPath(): string {
  return join(app.getAppPath(), 'out', 'main', 'library-thread.js');
}

/** What can be made anew, outside the library. */
export function cachesFolder(): string {
  return join(app.getPath('userData'), 'index');
}

/** The backups of all libraries of this computer. */
export function backupsFolder(): string {
  return join(app.getPath('userData'), 'backups');
}

/** Where archives are unpacked while they are imported. */
export function importsFolder(): string {
  return join(app.getPath('userData'), 'imports');
}

/** Where the library is unless a person says otherwise. */
export function defaultLibraryFolder(): string {
  return join(app.getPath('documents'), 'Commonplace');
}

/** The library that was asked for, absolute; `given` may be relative to `cwd`. */
export function libraryFolder(given: string | null, cwd: string): string {
  return given === null ? defaultLibraryFolder() : resolve(cwd, given);
}

/** The file that main's log is written to. */
export function logFile(): string {
  return join(app.getPath('logs'), 'main.log');
}
