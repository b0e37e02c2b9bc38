import { findAnchors, findPlaces, type AnchorSearch, type PlaceSearch } from '#core/anchor/anchoring';
import { ok } from '#core/result';
import { exportArchive } from '../archive/export-archive';
import { backUp } from '../backup/back-up';
import { compareBackup } from '../backup/compare-backup';
import { listBackups } from '../backup/list-backups';
import { listOtherBackups } from '../backup/other-libraries';
import { restoreBackup } from '../backup/restore-backup';
import type { StoreContext } from '../document/store-context';
import { importLibrary, planImport } from '../merge/import-library';
import { repairLibrary } from '../verify/repair-library';
import { scan, type JobWatch } from './scan-job';

/**
 * The long pieces of work on a library's folder, which a thread of their own does so that the window never waits. What
 * goes in and comes out is plain data.
 */
export const jobs = {
  scan,
  findAnchors: (_context: StoreContext, search: AnchorSearch) => Promise.resolve(ok(findAnchors(search))),
  rankPlaces: (_context: StoreContext, search: PlaceSearch) => Promise.resolve(ok(findPlaces(search))),
  listBackups: (context: StoreContext, { backups }: { readonly backups: string }) =>
    listBackups(context, backups),
  listOtherBackups,
  backUp,
  compareBackup,
  restoreBackup,
  planImport,
  importLibrary,
  exportArchive,
  repairLibrary,
} as const;

export type JobName = keyof typeof jobs;
export type JobArgs<Name extends JobName> = Parameters<(typeof jobs)[Name]>[1];
export type JobTold<Name extends JobName> =
  Parameters<(typeof jobs)[Name]>[2] extends JobWatch<infer Told> ? Told : never;
export type JobReply<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>;
