import type { BackupDifference } from '#contract/library-views';
import type { ArticleId } from '#core/ids';
import { bridge } from '../app/bridge';
import { dayAndTime } from '../app/dates';
import { counted, size } from '../app/figures';
import { run } from '../app/history-store';
import { say, sayChanged, sayFailure } from './upkeep-store';

/** Makes a backup now, and says what came of it. */
export async function backUpNow(): Promise<void> {
  const reply = await run('library.backup', {});
  if (!reply.ok) return sayFailure(reply.error);
  const { articles, newBytes } = reply.value.value;
  const isNew = newBytes > 0 ? `${size(newBytes)} of it is new` : 'nothing was new';
  say(`Backed up ${counted(articles, 'article')}; ${isNew}.`);
}

/**
 * Makes the library, or some of its articles, what they are in a backup; those that it hasn't go away.
 *
 * @param articles - null for all of the library
 */
export async function restore(
  { backup }: BackupDifference,
  articles: readonly ArticleId[] | null,
): Promise<void> {
  const reply = await run('library.restore', {
    backup: backup.id,
    articles: articles === null ? null : [...articles],
    mayGoAway: true,
  });
  if (!reply.ok) return sayFailure(reply.error);
  const { restored, setAside } = reply.value.value;
  const parts = [
    ...(restored > 0 || setAside === 0 ? [`${counted(restored, 'article')} restored`] : []),
    ...(setAside > 0 ? [`${counted(setAside, 'article')} taken out`] : []),
  ];
  sayChanged(`${parts.join(', ')}, as on ${dayAndTime(backup.createdAt)}.`, reply.value);
}

/** Opens a folder in the system's own file manager. */
export async function showFolder(what: 'library' | 'backups'): Promise<void> {
  const reply = await bridge.actions['folder.show']({ what });
  if (!reply.ok) sayFailure(reply.error);
}
