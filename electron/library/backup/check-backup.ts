import { fail, ok, type Result } from '#core/result';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import type { Watch } from '../watch';
import { backupFolderOf, openSnapshot, readFileList } from './backup-folder';
import type { FileGroup } from './file-list';
import { ObjectStore } from './object-store';
import { workThrough } from './work-through';
import { pathInLibrary, type FileFault } from './write-files';

const OBJECTS_AT_ONCE = 8;

export interface BackupCheck {
  readonly files: number;
  /** Files whose content is missing or damaged; none: the backup is whole. By path. */
  readonly faults: readonly FileFault[];
}

/**
 * Reads all that a backup holds and checks it by its hashes. A damaged content is put out of the way, so that the next
 * backup stores it anew if the library still has it. Progress counts contents, of which several files may have one.
 */
export async function checkBackup(
  context: StoreContext,
  args: { readonly backups: string; readonly id: string },
  watch: Watch,
): Promise<Result<BackupCheck>> {
  const folder = await backupFolderOf(context, args.backups);
  if (!folder.ok) return folder;
  const snapshot = await openSnapshot(folder.value, args.id);
  if (!snapshot.ok) return snapshot;
  const groups = await readFileList(folder.value, snapshot.value);
  if (!groups.ok) return groups;
  const broken = new Map<string, FileFault['fault']>();
  const contents = new Set(groups.value.flatMap((group) => group.files.map(({ sha256 }) => sha256)));
  try {
    const objects = await ObjectStore.open(context.files, folder.value.objects);
    const whole = await workThrough([...contents], OBJECTS_AT_ONCE, watch, async (sha256) => {
      const found = await objects.read(sha256);
      if (typeof found !== 'string') return;
      broken.set(sha256, found);
      if (found === 'damaged') await objects.setAside(folder.value.context, sha256);
    });
    if (!whole) return fail('cancelled', 'Checking the backup was stopped. Nothing was changed.');
    return ok({ files: snapshot.value.files, faults: faultsOf(groups.value, broken) });
  } catch (error) {
    return storageFailure(error, 'The backup could not be checked', args.backups);
  }
}

function faultsOf(
  groups: readonly FileGroup[],
  broken: ReadonlyMap<string, FileFault['fault']>,
): readonly FileFault[] {
  return groups.flatMap((group) =>
    group.files.flatMap(({ path, sha256 }) => {
      const fault = broken.get(sha256);
      return fault === undefined ? [] : [{ path: pathInLibrary(group, path), fault }];
    }),
  );
}
