import { join } from 'node:path';
import { backUp } from '../../../../electron/library/backup/back-up';
import { backupFolderOf } from '../../../../electron/library/backup/backup-folder';
import { checkBackups, type BackupsCheck } from '../../../../electron/library/backup/check-backups';
import { extractBackup } from '../../../../electron/library/backup/extract-backup';
import { temporaryFolder } from '../../support/temporary-folder';
import { valueOf } from '../../support/value-of';
import { contentsOf, watch, type WrittenLibrary } from './written-library';

export const ASKED = 'asked' as const;

export async function backedUp(library: WrittenLibrary): Promise<string> {
  return valueOf(await backUp(library.context, { backups: library.backups, reason: ASKED }, watch())).id;
}

export async function extracted(
  library: WrittenLibrary,
  id: string,
): Promise<Readonly<Record<string, string>>> {
  const into = join(await temporaryFolder(), 'extracted');
  valueOf(await extractBackup(library.context, { backups: library.backups, id, into }, watch()));
  return contentsOf(into);
}

export async function checked({ context, backups }: WrittenLibrary): Promise<BackupsCheck> {
  return valueOf(await checkBackups(valueOf(await backupFolderOf(context, backups)), watch()));
}
