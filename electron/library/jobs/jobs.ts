import type { Result } from '#core/result';
import { exportArchive } from '../archive/export-archive';
import { backUp } from '../backup/back-up';
import { compareBackup } from '../backup/compare-backup';
import { listBackups } from '../backup/list-backups';
import { listOtherBackups } from '../backup/other-libraries';
import { restoreBackup } from '../backup/restore-backup';
import type { StoreContext } from '../document/store-context';
import { scanLibrary, type Finding, type Known, type Share } from '../index/scan';
import { importLibrary, planImport } from '../merge/import-library';
import { repairLibrary } from '../verify/repair-library';
import { verifySettled } from '../verify/verify-settled';
import type { Watch } from '../watch';

/** How a job says something before it ends: `told` is of the job's own kind. */
export interface JobWatch<Told> extends Watch {
  readonly tell: (told: Told) => void;
}

/**
 * The long pieces of work on a library's folder, which a thread of their own does so that the window never waits. What
 * goes in and comes out is plain data.
 */
export const jobs = {
  scan: (
    context: StoreContext,
    { known, share }: { readonly known: readonly Known[]; readonly share: Share },
    watch: JobWatch<readonly Finding[]>,
  ): Promise<Result<null>> => scanLibrary(context, known, watch.tell, watch, share),
  listBackups: (context: StoreContext, { backups }: { readonly backups: string }) =>
    listBackups(context, backups),
  listOtherBackups,
  backUp,
  compareBackup,
  restoreBackup,
  planImport,
  importLibrary,
  exportArchive,
  verifyLibrary: (context: StoreContext, _args: null, watch: Watch) => verifySettled(context, watch),
  repairLibrary,
} as const;

export type JobName = keyof typeof jobs;
export type JobArgs<Name extends JobName> = Parameters<(typeof jobs)[Name]>[1];
export type JobTold<Name extends JobName> =
  Parameters<(typeof jobs)[Name]>[2] extends JobWatch<infer Told> ? Told : never;
export type JobReply<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>;
