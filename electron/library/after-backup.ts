import { fail, ok, type Result } from '#core/result';
import { backUp } from './backup/back-up';
import { backupName, type BackupReason, type BackupSummary } from './backup/backup-summary';
import type { StoreContext } from './document/store-context';
import type { Watch } from './watch';

export interface DoneAfterBackup<Value> {
  readonly done: Value;
  /** The library as it was before. */
  readonly safety: BackupSummary;
}

/**
 * Does work that changes the whole library when a backup of it is made. Without the backup it isn't begun; when it
 * fails on the way, the failure says where the state before is.
 */
export async function afterBackup<Value>(
  context: StoreContext,
  args: { readonly backups: string; readonly reason: BackupReason },
  watch: Watch,
  work: () => Promise<Result<Value>>,
): Promise<Result<DoneAfterBackup<Value>>> {
  const safety = await backUp(context, args, watch);
  if (!safety.ok) return safety;
  const done = await work();
  if (done.ok) return ok({ done: done.value, safety: safety.value });
  const { code, message, kept } = done.error;
  const before = `All that was there before is in ${backupName(safety.value)}.`;
  return fail(code, message, kept === undefined ? before : `${kept} ${before}`);
}
