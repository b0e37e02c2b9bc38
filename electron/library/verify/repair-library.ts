import { ok, type Result } from '#core/result';
import { afterBackup } from '../after-backup';
import type { StoreContext } from '../document/store-context';
import type { Watch } from '../watch';
import type { Fault, VerifyReport } from './fault';
import { verifyLibrary } from './verify-library';

/**
 * Backs the library up, mends what can be mended (see `verifyLibrary`), and looks once more: what was put out of the
 * way because nobody can read it is missing then, and counts as a fault that remains. The caller sees to it that
 * nobody else changes the library meanwhile. Progress counts articles, each time anew.
 *
 * @param args.backups - the folder with the backups of all libraries
 */
export async function repairLibrary(
  context: StoreContext,
  { backups }: { readonly backups: string },
  watch: Watch,
): Promise<Result<VerifyReport>> {
  const backup = { backups, reason: 'before repair' } as const;
  const repaired = await afterBackup(context, backup, watch, () => repair(context, watch));
  return repaired.ok ? ok(repaired.value.done) : repaired;
}

async function repair(context: StoreContext, watch: Watch): Promise<Result<VerifyReport>> {
  const mended = await verifyLibrary(context, { repair: true }, watch);
  if (!mended.ok || mended.value.faults.every((fault) => fault.mended === null)) return mended;
  const after = await verifyLibrary(context, { repair: false }, watch);
  if (!after.ok) return after;
  const known = new Set(mended.value.faults.filter((fault) => fault.mended === null).map(placeOf));
  const remaining = after.value.faults.filter(
    (fault) => fault.severity === 'fault' && !known.has(placeOf(fault)),
  );
  // That something lies aside was said of the fault it was put there for.
  const aside = new Set(mended.value.faults.map(({ setAside }) => setAside));
  const told = mended.value.faults.filter(({ kind, path }) => kind !== 'set-aside' || !aside.has(path));
  const faults = [...told, ...remaining].sort((one, other) => (one.path < other.path ? -1 : 1));
  return ok({ ...mended.value, faults });
}

function placeOf({ kind, path }: Fault): string {
  return JSON.stringify([kind, path]);
}
