import type { BackupSummary } from './backup-summary';

const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;
/** How long a backup that somebody asked for, or that was made before a change, is kept at least. */
const ASKED_FOR_MS = 7 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Whether today's backup is still to be made: the newest daily one is of an earlier day of this computer's clock. One
 * from more than a day ahead was made under a wrong clock and counts for nothing, else none would be made until then.
 */
export function isBackupDue(summaries: readonly BackupSummary[], now: Date): boolean {
  const today = dayOf(now);
  return !summaries.some(
    ({ reason, createdAt }) =>
      reason === 'daily' && !isAhead(createdAt, now) && dayOf(new Date(createdAt)) >= today,
  );
}

/**
 * The ids of the backups to keep: the newest of each of the last 7 days, 4 ISO weeks and 12 months that have one, by
 * this computer's clock; the newest of all, and the newest daily one, by which the next is due; those that were asked
 * for or made before a change, for 7 days; and those from ahead of the clock, of which nothing can be said until it
 * is right.
 */
export function toKeep(summaries: readonly BackupSummary[], now: Date): ReadonlySet<string> {
  const newestFirst = [...summaries].sort(
    (one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt),
  );
  const ahead = newestFirst.filter(({ createdAt }) => isAhead(createdAt, now));
  const counted = newestFirst.filter(({ createdAt }) => !isAhead(createdAt, now));
  const askedFor = counted.filter(
    ({ reason, createdAt }) => reason !== 'daily' && now.getTime() - Date.parse(createdAt) < ASKED_FOR_MS,
  );
  const kept = [
    ...ahead,
    ...counted.slice(0, 1),
    ...counted.filter(({ reason }) => reason === 'daily').slice(0, 1),
    ...newestOfEach(counted, dayOf, DAYS),
    ...newestOfEach(counted, weekOf, WEEKS),
    ...newestOfEach(counted, monthOf, MONTHS),
    ...askedFor,
  ];
  return new Set(kept.map(({ id }) => id));
}

function newestOfEach(
  newestFirst: readonly BackupSummary[],
  spanOf: (time: Date) => string,
  spans: number,
): readonly BackupSummary[] {
  const newest = new Map<string, BackupSummary>();
  for (const summary of newestFirst) {
    const span = spanOf(new Date(summary.createdAt));
    if (!newest.has(span)) newest.set(span, summary);
  }
  return [...newest.values()].slice(0, spans);
}

function isAhead(createdAt: string, now: Date): boolean {
  return Date.parse(createdAt) - now.getTime() > DAY_MS;
}

/** Sorts by time, as text. */
function dayOf(time: Date): string {
  return `${monthOf(time)}-${String(time.getDate()).padStart(2, '0')}`;
}

function monthOf(time: Date): string {
  return `${time.getFullYear()}-${String(time.getMonth() + 1).padStart(2, '0')}`;
}

/** An ISO week begins on Monday: the day of its Monday stands for it. */
function weekOf(time: Date): string {
  const sinceMonday = (time.getDay() + 6) % 7;
  return dayOf(new Date(time.getFullYear(), time.getMonth(), time.getDate() - sinceMonday));
}
