import type { ArticleDifference, BackupDifference } from '#contract/library-views';
import { ok, type Result } from '#core/result';
import { mapBounded } from '../bounded';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import type { Watch } from '../watch';
import { newestFiles } from './back-up';
import { backupFolderOf, openSnapshot, readFileList } from './backup-folder';
import { newestOf, recordInBackup, recordInLibrary } from './backup-records';
import { summaryOf } from './backup-summary';
import { changesBetween, type ArticleChange } from './changes-between';
import { describeDifference } from './describe-difference';
import { Notes } from './notes';
import { ObjectStore } from './object-store';
import { captureLibrary } from './capture-library';

const RECORDS_AT_ONCE = 16;

export type { ArticleDifference, BackupDifference };

/**
 * What putting back a whole backup would do, article by article. Changes nothing. Files that haven't changed since the
 * newest backup aren't read. Progress counts articles.
 */
export async function compareBackup(
  context: StoreContext,
  args: { readonly backups: string; readonly id: string },
  watch: Watch,
): Promise<Result<BackupDifference>> {
  const folder = await backupFolderOf(context, args.backups);
  if (!folder.ok) return folder;
  const snapshot = await openSnapshot(folder.value, args.id);
  if (!snapshot.ok) return snapshot;
  const then = await readFileList(folder.value, snapshot.value);
  if (!then.ok) return then;
  const notes = new Notes(context.onNotice);
  const now = await captureLibrary(
    {
      context,
      earlier: await newestFiles(folder.value),
      has: () => true,
      keep: () => Promise.resolve(),
      notes,
    },
    watch,
  );
  if (!now.ok) return now;
  notes.tell('Not all of the library could be read.');
  const { changes, same } = changesBetween(now.value, then.value);
  try {
    const objects = await ObjectStore.open(context.files, folder.value.objects);
    const articles = await mapBounded(changes, RECORDS_AT_ONCE, (change) =>
      describe(context, objects, change),
    );
    return ok({ backup: summaryOf(snapshot.value), articles, same });
  } catch (error) {
    return storageFailure(error, 'The backup could not be compared', args.backups);
  }
}

async function describe(
  context: StoreContext,
  objects: ObjectStore,
  { id, change, now, then }: ArticleChange,
): Promise<ArticleDifference> {
  const here = await newestOf(now, ({ folder }) => recordInLibrary(context, folder));
  const there = await newestOf(then, (group) => recordInBackup(context, objects, group));
  const title = here?.record?.title ?? there?.record?.title ?? `(an article that can’t be read, ${id})`;
  return { id, title, change, details: detailsOf(here, there) };
}

type Side = Awaited<ReturnType<typeof newestOf>>;

function detailsOf(here: Side, there: Side): string {
  if (there === null)
    return isInTrash(here) ? 'is not in the backup; is in the trash now' : 'is not in the backup';
  if (here === null) return isInTrash(there) ? 'comes back into the trash' : 'is not here now';
  return describeDifference(here.record, there.record);
}

function isInTrash(side: Side): boolean {
  return side?.group.folder.startsWith('trash/') ?? false;
}
