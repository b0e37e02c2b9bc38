import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { shell } from 'electron';
import { fail, ok, type Result } from '#core/result';
import { backupFolderName } from '../library/backup/backup-folder';
import type { Library } from '../library/library';
import { backupsFolder } from './app-paths';

/** Opens a folder of the library's in the system's file manager. */
export async function showFolder(what: 'library' | 'backups', library: Library): Promise<Result<null>> {
  const folder =
    what === 'library' ? library.folder : join(backupsFolder(), backupFolderName(library.id, library.folder));
  try {
    await access(folder);
  } catch {
    return fail(
      'not-found',
      what === 'library' ? `The folder “${folder}” is not there.` : 'There is no backup of this library yet.',
    );
  }
  const fault = await shell.openPath(folder);
  return fault === '' ? ok(null) : fail('storage', `The folder “${folder}” could not be opened: ${fault}`);
}
