import { join } from 'node:path';
import { backUp } from '../../../../electron/library/backup/back-up';
import { checkBackup } from '../../../../electron/library/backup/check-backup';
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

export async function faultsOf(
  { context, backups }: WrittenLibrary,
  id: string,
): Promise<readonly unknown[]> {
  return valueOf(await checkBackup(context, { backups, id }, watch())).faults;
}
