import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import { hasCode, isMissing } from '../document/system-error';
import { PLACES } from '../layout';
import type { Watch } from '../watch';
import { openSnapshot, readFileList } from './backup-folder';
import type { FileGroup } from './file-list';
import { Notes } from './notes';
import { ObjectStore } from './object-store';
import { folderOfBackup } from './other-libraries';
import { pathBelow } from './safe-path';
import { workThrough } from './work-through';
import { writeFiles, type FileFault } from './write-files';

const FOLDERS_AT_ONCE = 8;

export interface ExtractedBackup {
  readonly articles: number;
  /** Files that the backup can't give any more; all others are there. */
  readonly faults: readonly FileFault[];
}

/**
 * Writes a backup, of this library or another, as a plain library folder, to be opened or merged. Progress counts
 * articles. When it fails or is cancelled, nothing of it is left.
 *
 * @param args.into - a folder that is empty or isn't there yet
 */
export async function extractBackup(
  context: StoreContext,
  args: { readonly backups: string; readonly id: string; readonly into: string },
  watch: Watch,
): Promise<Result<ExtractedBackup>> {
  const folder = await folderOfBackup(context, args.backups, args.id);
  if (!folder.ok) return folder;
  const snapshot = await openSnapshot(folder.value, args.id);
  if (!snapshot.ok) return snapshot;
  const groups = await readFileList(folder.value, snapshot.value);
  if (!groups.ok) return groups;
  const prepared = await prepareEmpty(context, args.into);
  if (!prepared.ok) return prepared;
  const faults: FileFault[] = [];
  try {
    const objects = await ObjectStore.open(context.files, folder.value.objects);
    const write = async (group: FileGroup): Promise<void> => {
      faults.push(...(await writeFiles(context.files, objects, group, pathBelow(args.into, group.folder))));
    };
    for (const place of PLACES) await context.files.makeFolders(join(args.into, place));
    // The library's own file comes last: a folder without it is none yet.
    const rest = groups.value.filter((group) => group.folder !== '');
    const whole = await workThrough(rest, FOLDERS_AT_ONCE, watch, write);
    if (!whole) {
      await emptyAgain(context, args.into);
      return fail('cancelled', `Writing the backup was stopped. “${args.into}” is empty.`);
    }
    for (const place of PLACES) await context.files.syncFolder(join(args.into, place));
    for (const group of groups.value.filter((each) => each.folder === '')) await write(group);
    await context.files.syncFolder(dirname(args.into));
  } catch (error) {
    await emptyAgain(context, args.into);
    return storageFailure(error, 'The backup could not be written', args.into);
  }
  tellOf(context, faults);
  return ok({ articles: snapshot.value.articles, faults });
}

async function prepareEmpty({ files }: StoreContext, into: string): Promise<Result<null>> {
  try {
    const [first] = await files.listFolder(into);
    if (first === undefined) return ok(null);
    return fail(
      'bad-request',
      `“${into}” is not empty (“${first}”). Choose an empty folder, or the name of a new one.`,
    );
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return fail('bad-request', `“${into}” is not a folder.`);
    if (!isMissing(error)) return storageFailure(error, 'The backup could not be written', into);
  }
  try {
    await files.makeFolders(into);
    return ok(null);
  } catch (error) {
    return storageFailure(error, 'The backup could not be written', into);
  }
}

/** All in it is ours: it was empty. What can't be removed is no library, for want of its own file. */
async function emptyAgain({ files }: StoreContext, into: string): Promise<void> {
  const own = ['library.json', 'library.json.last-good', 'tombstones', ...PLACES];
  await Promise.allSettled(own.map((name) => files.remove(join(into, name))));
}

function tellOf(context: StoreContext, faults: readonly FileFault[]): void {
  const notes = new Notes(context.onNotice);
  for (const { path, fault } of faults) notes.add(`“${path}” is ${fault}.`);
  notes.tell('The backup is not whole; all else was written.');
}
