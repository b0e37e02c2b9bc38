import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { BackupReason, BackupSummary } from '#contract/library-views';
import { libraryIdSchema } from '#core/ids';
import type { DocumentKind } from '../document/document-kind';

export type { BackupReason, BackupSummary };

/** Why a backup was made. */
export const BACKUP_REASONS = [
  'daily',
  'asked',
  'before restore',
  'before merge',
  'before repair',
] as const satisfies readonly BackupReason[];

const SNAPSHOT_FORMAT = 1;

const ID = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-[0-9a-f]{4}$/;

const snapshotSchema = z.object({
  format: z.literal(SNAPSHOT_FORMAT),
  library: libraryIdSchema,
  id: z.string().regex(ID),
  createdAt: z.iso.datetime(),
  reason: z.enum(BACKUP_REASONS),
  articles: z.int().nonnegative(),
  files: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  newBytes: z.int().nonnegative(),
  /** SHA-256 of the list of files as it lies on the disk, hex. */
  list: z.string().regex(/^[0-9a-f]{64}$/),
});

/** One backup: what it is, and the hash of its list of files, so that damage to the list shows. */
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>;

/** `snapshots/<id>.json`. */
export const snapshotKind: DocumentKind<Snapshot> = {
  format: SNAPSHOT_FORMAT,
  schema: snapshotSchema,
  migrations: [],
  label: ({ createdAt }) => `the backup of ${createdAt}`,
};

/** A backup whose list isn't packed yet. */
export type UnlistedSnapshot = Omit<Snapshot, 'list'>;

export function newSnapshot(content: Omit<UnlistedSnapshot, 'format'>): UnlistedSnapshot {
  return { format: SNAPSHOT_FORMAT, ...content };
}

export function summaryOf(snapshot: Snapshot): BackupSummary {
  const { id, createdAt, reason, articles, files, bytes, newBytes } = snapshot;
  return { id, createdAt, reason, articles, files, bytes, newBytes };
}

/** An id that sorts by time and that none of `taken` has, even if the clock stands still. */
export function newBackupId(now: Date, taken: readonly string[]): string {
  const time = now.toISOString().slice(0, 19).replaceAll(':', '-');
  for (;;) {
    const id = `${time}Z-${randomBytes(2).toString('hex')}`;
    if (!taken.includes(id)) return id;
  }
}

export function isBackupId(name: string): boolean {
  return ID.test(name);
}

/** For messages: a day and a time of this computer's clock. */
export function backupName({ createdAt }: Pick<BackupSummary, 'createdAt'>): string {
  const time = new Date(createdAt);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `the backup of ${day}, ${two(time.getHours())}:${two(time.getMinutes())}`;
}
