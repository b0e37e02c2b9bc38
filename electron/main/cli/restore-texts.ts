import type { BackupDifference, RestoredBackup } from '#contract/library-views';
import { counted, table } from './formats';

/** What restoring a backup would do, an article a line. */
export function differenceText(articles: BackupDifference['articles']): string {
  if (articles.length === 0) return 'Nothing would change.';
  const rows = articles.map(({ id, title, change, details }) => [id, title, change, details]);
  return `${table(rows)}\nNothing was changed.`;
}

/** What restoring a backup did. */
export function restoredText({ restored, setAside, safety }: RestoredBackup): string {
  if (restored + setAside === 0) return 'All is as in the backup already. Nothing was changed.';
  const went = setAside === 0 ? '' : `, and ${counted(setAside, 'article')} went away`;
  return (
    `Restored ${counted(restored, 'article')}${went}. ` +
    `Take it back with: commonplace restore ${safety.id}`
  );
}
