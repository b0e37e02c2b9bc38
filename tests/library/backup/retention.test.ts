import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BACKUP_REASONS,
  type BackupReason,
  type BackupSummary,
} from '../../../electron/library/backup/backup-summary';
import { isBackupDue, toKeep } from '../../../electron/library/backup/retention';

/** By this computer's clock. */
function at(year: number, month: number, day: number, hour = 12): Date {
  return new Date(year, month - 1, day, hour);
}

function backup(time: Date, reason: BackupReason = 'daily'): BackupSummary {
  const createdAt = time.toISOString();
  return { id: `${createdAt} ${reason}`, createdAt, reason, articles: 0, files: 0, bytes: 0, newBytes: 0 };
}

/** One backup a day, for so many days until `now`. */
function daily(now: Date, days: number): readonly BackupSummary[] {
  return Array.from({ length: days }, (_, ago) =>
    backup(at(now.getFullYear(), now.getMonth() + 1, now.getDate() - ago)),
  );
}

function keptDays(summaries: readonly BackupSummary[], now: Date): readonly string[] {
  const keep = toKeep(summaries, now);
  return summaries
    .filter(({ id }) => keep.has(id))
    .map(({ createdAt }) => new Date(createdAt).toLocaleDateString('sv-SE'));
}

describe('what is kept', () => {
  it('is the newest of 7 days, 4 weeks and 12 months', () => {
    const now = at(2026, 11, 22);
    // 22 November 2026 is a Sunday: the last days of the weeks before are the 15th, the 8th and the 1st.
    expect(keptDays(daily(now, 500), now)).toEqual([
      ...['2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16'],
      ...['2026-11-15', '2026-11-08', '2026-11-01'],
      ...['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31', '2026-04-30'],
      ...['2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ]);
  });

  it('counts days that have a backup, so that a long absence costs none', () => {
    const now = at(2026, 11, 22);
    const old = daily(at(2026, 3, 10), 5);
    expect(toKeep(old, now).size).toBe(5);
  });

  it('begins weeks on Monday, also across a new year', () => {
    const now = at(2027, 1, 20);
    // Ten days that fill the daily ones and lie in the same months.
    const recent = daily(now, 8);
    const [sunday, monday] = [backup(at(2027, 1, 3)), backup(at(2026, 12, 28))];
    const keep = toKeep([...recent, sunday, monday], now);
    expect(keep.has(sunday.id)).toBe(true);
    // Of December it is the only one, and so kept as that month's; of its week the Sunday is the newer.
    expect(keep.has(monday.id)).toBe(true);
    const later = backup(at(2026, 12, 31));
    expect(toKeep([...recent, sunday, monday, later], now).has(monday.id)).toBe(false);
  });

  it('is the last of a day, not the first', () => {
    const now = at(2026, 11, 22, 20);
    const [morning, evening] = [backup(at(2026, 11, 22, 8)), backup(at(2026, 11, 22, 19))];
    expect([...toKeep([morning, evening], now)]).toEqual([evening.id]);
  });

  it.each(BACKUP_REASONS.filter((reason) => reason !== 'daily'))(
    'is each backup made for the reason “%s” for 7 days',
    (reason) => {
      const now = at(2026, 11, 22, 20);
      const asked = [1, 2, 3].map((hour) => backup(at(2026, 11, 16, hour), reason));
      const newer = backup(at(2026, 11, 16, 5));
      expect(toKeep([...asked, newer], now).size).toBe(4);
      expect([...toKeep([...asked, newer], at(2026, 11, 24))]).toEqual([newer.id]);
    },
  );

  it('is the daily one of today also when another is newer, so that it isn’t due again', () => {
    const now = at(2026, 11, 22, 20);
    const today = [backup(at(2026, 11, 22, 8)), backup(at(2026, 11, 22, 9), 'asked')];
    const keep = toKeep(today, now);
    const kept = today.filter(({ id }) => keep.has(id));
    expect(isBackupDue(kept, now)).toBe(false);
  });

  it('is what a wrong clock dated ahead, and that takes no other’s place', () => {
    const now = at(2026, 11, 22);
    const ahead = daily(at(2031, 1, 20), 10);
    const keep = toKeep([...ahead, ...daily(now, 7)], now);
    expect(keep.size).toBe(17);
  });

  it('is always the newest, and never more than 23 daily ones', () => {
    const times = fc.array(fc.date({ min: at(2024, 1, 1), max: at(2026, 11, 22), noInvalidDate: true }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(times, (all) => {
        const summaries = all.map((time) => backup(time));
        const keep = toKeep(summaries, at(2026, 11, 22));
        const newest = summaries
          .map(({ createdAt }) => createdAt)
          .sort()
          .at(-1);
        expect([...keep].some((id) => id.startsWith(newest ?? 'none'))).toBe(true);
        expect(keep.size).toBeLessThanOrEqual(23);
      }),
    );
  });
});

describe('a backup is due', () => {
  const now = at(2026, 11, 22, 1);

  it('when there is none', () => {
    expect(isBackupDue([], now)).toBe(true);
  });

  it('when the newest daily one is of an earlier day, however few hours ago', () => {
    expect(isBackupDue([backup(at(2026, 11, 21, 23))], now)).toBe(true);
    expect(isBackupDue([backup(at(2026, 11, 22, 0))], now)).toBe(false);
  });

  it('when only backups for other reasons are of this day', () => {
    expect(isBackupDue([backup(at(2026, 11, 22, 0), 'asked')], now)).toBe(true);
  });

  it('when the newest was dated more than a day ahead, until there is one of this day', () => {
    const ahead = backup(at(2031, 1, 1));
    expect(isBackupDue([ahead], now)).toBe(true);
    expect(isBackupDue([ahead, backup(at(2026, 11, 22, 0))], now)).toBe(false);
    expect(isBackupDue([backup(at(2026, 11, 22, 20))], now)).toBe(false);
  });
});
