import { join } from 'node:path';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Result } from '#core/result';
import { writeDurably } from '../document/durable-write';
import { lastGoodPath } from '../document/durable-json-file';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { articleIdOf } from '../layout';
import { readTombstone } from '../tombstones';
import type { Watch } from '../watch';
import { takeBackup } from './back-up';
import { backupFolderOf, openSnapshot, readFileList } from './backup-folder';
import { backupName, type BackupSummary } from './backup-summary';
import { articlesOf, changesBetween } from './changes-between';
import type { FileGroup } from './file-list';
import { finishRestore } from './finish-restore';
import { Notes } from './notes';
import { ObjectStore } from './object-store';
import { restoreArticle } from './restore-article';
import { workThrough } from './work-through';

const ARTICLES_AT_ONCE = 8;

export interface Restored {
  /** Articles that are now as they are in the backup and weren't before. */
  readonly restored: number;
  /** Articles that went away because the backup has none of them; `safety` has them. */
  readonly setAside: number;
  /** Which those are: putting just these back to what they are in `safety` undoes the restore and nothing else. */
  readonly articles: readonly ArticleId[];
  /** The backup that was made of the library as it was before. */
  readonly safety: BackupSummary;
}

/**
 * Makes the library, or some of its articles, what they are in a backup, after a backup of the present. Each article
 * changes as a whole. Progress counts articles: first those that are backed up, then those that are put back.
 *
 * The caller runs it while nobody else changes the library, and looks at the articles anew when it has ended, however
 * it ended: when it fails or is cancelled on the way, some articles are as in the backup, and the message says how
 * many.
 *
 * @param args.articles - which; null for the whole library, from which articles that the backup hasn't then go away
 * @param args.mayGoAway - chosen articles that the backup hasn't go away too; else they are refused with `not-found`
 */
export async function restoreBackup(
  context: StoreContext,
  args: {
    readonly backups: string;
    readonly id: string;
    readonly articles: readonly ArticleId[] | null;
    readonly mayGoAway?: boolean | undefined;
  },
  watch: Watch,
): Promise<Result<Restored>> {
  const folder = await backupFolderOf(context, args.backups);
  if (!folder.ok) return folder;
  const snapshot = await openSnapshot(folder.value, args.id);
  if (!snapshot.ok) return snapshot;
  const then = await readFileList(folder.value, snapshot.value);
  if (!then.ok) return then;
  const known = articlesOf(then.value);
  const unknown = args.mayGoAway === true ? undefined : args.articles?.find((id) => !known.has(id));
  if (unknown !== undefined) {
    return fail(
      'not-found',
      `The article ${unknown} is not in ${backupName(snapshot.value)}. Nothing was changed.`,
    );
  }
  const finished = await finishRestore(context);
  if (!finished.ok) return finished;
  // The backup that is being put back may be one that is only kept until the next.
  const safety = await takeBackup(context, { backups: args.backups, reason: 'before restore' }, watch, [
    args.id,
  ]);
  if (!safety.ok) return safety;
  return putBack(context, { then: then.value, articles: args.articles }, safety.value, watch);
}

async function putBack(
  context: StoreContext,
  wanted: { readonly then: readonly FileGroup[]; readonly articles: readonly ArticleId[] | null },
  {
    summary: safety,
    folder,
    groups: now,
  }: { summary: BackupSummary; folder: { objects: string }; groups: readonly FileGroup[] },
  watch: Watch,
): Promise<Result<Restored>> {
  const chosen = wanted.articles === null ? null : new Set(wanted.articles);
  const changes = changesBetween(now, wanted.then).changes.filter(({ id }) => chosen?.has(id) ?? true);
  const notes = new Notes(context.onNotice);
  const restored: ArticleId[] = [];
  const setAside: ArticleId[] = [];
  const soFar = (): string =>
    `${restored.length + setAside.length} of ${changes.length} articles are as in the backup, ` +
    'the others as they were before';
  try {
    const objects = await ObjectStore.open(context.files, folder.objects);
    const whole = await workThrough(changes, ARTICLES_AT_ONCE, watch, async (change) => {
      const outcome = await restoreArticle(context, objects, change, notes);
      if (outcome === 'restored') restored.push(change.id);
      if (outcome === 'went away') setAside.push(change.id);
    });
    notes.tell('Not all could be restored.');
    if (!whole) return fail('cancelled', `The restore was stopped: ${soFar()}.`, keptIn(safety));
    const there = articlesOf(wanted.then);
    await putTombstonesBack(context, objects, wanted.then, (id) => {
      // The tombstone of a chosen article that is in the backup as well would make an end of it again.
      return chosen === null || (chosen.has(id) && !there.has(id));
    });
    const articles = [...restored, ...setAside];
    if (articles.length === 0 && changes.length > 0) {
      return fail('damaged', 'Nothing could be restored: the backup is damaged. The library is as it was.');
    }
    return ok({ restored: restored.length, setAside: setAside.length, articles, safety });
  } catch (error) {
    const failed = storageFailure(error, `The restore stopped on the way (${soFar()})`, context.folder);
    return fail(failed.error.code, failed.error.message, keptIn(safety));
  }
}

function keptIn(safety: BackupSummary): string {
  return `All that was there before is in ${backupName(safety)}.`;
}

/** What was purged before the backup was made stays purged. Tombstones of later stay too: they do no harm. */
async function putTombstonesBack(
  context: StoreContext,
  objects: ObjectStore,
  then: readonly FileGroup[],
  isWanted: (id: ArticleId) => boolean,
): Promise<void> {
  const { files, folder } = context;
  const tombstones = then.find((group) => group.folder === 'tombstones')?.files ?? [];
  if (tombstones.length === 0) return;
  await files.makeFolders(join(folder, 'tombstones'));
  for (const { path, sha256 } of tombstones) {
    const id = path.endsWith('.json') ? articleIdOf(path.slice(0, -'.json'.length)) : null;
    if (id === null || !isWanted(id)) continue;
    const bytes = await objects.read(sha256);
    if (typeof bytes === 'string') continue;
    // One that is there is of the same deletion, or of a later one that knows more.
    const present = await readTombstone(context, id);
    if (!present.ok || present.value !== null) continue;
    await writeDurably(files, join(folder, 'tombstones'), [lastGoodPath(path), path], bytes);
  }
}
