import type { Fault, VerifyReport } from '#contract/faults';
import { ok, type Result } from '#core/result';
import { afterBackup } from '../after-backup';
import type { StoreContext } from '../document/store-context';
import type { Watch } from '../watch';
import { backupFaults, makeRoom, storedAnew, verifyBackups } from './verify-backups';
import { verifyLibrary } from './verify-library';
import { verifySettled } from './verify-settled';

/**
 * Checks a library and its backups. To mend, it backs the library up, which also stores anew what backups have lost and
 * the library still has, mends what can be mended (see `verifyLibrary`), and looks once more: what was put out of the
 * way because nobody can read it is missing then, and counts as a fault that remains. The caller sees to it that no
 * backup is made meanwhile, and for a repair, that nobody else changes the library. Progress counts articles and
 * contents of backups, each time anew.
 *
 * @param args.backups - the folder with the backups of all libraries
 * @param args.repair - false: nothing is changed
 */
export async function repairLibrary(
  context: StoreContext,
  { backups, repair }: { readonly backups: string; readonly repair: boolean },
  watch: Watch,
): Promise<Result<VerifyReport>> {
  if (!repair) return look(context, backups, watch);
  const checked = await verifyBackups(context, { backups }, watch);
  if (!checked.ok) return checked;
  const aside = await makeRoom(checked.value);
  if (!aside.ok) return aside;
  const backup = { backups, reason: 'before repair' } as const;
  const repaired = await afterBackup(context, backup, watch, () => mend(context, watch));
  if (!repaired.ok) return repaired;
  const whole = await storedAnew(checked.value);
  return ok(withFaults(repaired.value.done, backupFaults(checked.value, { aside: aside.value, whole })));
}

async function look(context: StoreContext, backups: string, watch: Watch): Promise<Result<VerifyReport>> {
  const report = await verifySettled(context, watch);
  if (!report.ok) return report;
  const checked = await verifyBackups(context, { backups }, watch);
  return checked.ok ? ok(withFaults(report.value, backupFaults(checked.value, null))) : checked;
}

async function mend(context: StoreContext, watch: Watch): Promise<Result<VerifyReport>> {
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

function withFaults(report: VerifyReport, more: readonly Fault[]): VerifyReport {
  const count = (isCounted: (fault: Fault) => boolean): number => more.filter(isCounted).length;
  return {
    ...report,
    faults: [...report.faults, ...more],
    mended: report.mended + count(({ mended }) => mended !== null),
    setAside: report.setAside + count(({ setAside }) => setAside !== null),
  };
}
