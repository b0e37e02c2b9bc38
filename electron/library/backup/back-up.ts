import { dirname } from 'node:path';
import { ok, type Result } from '#core/result';
import { storageFailure } from '../document/storage-failure';
import type { StoreContext } from '../document/store-context';
import type { Watch } from '../watch';
import { backupFolderOf, backupIds, readFileList, writeSnapshot, type BackupFolder } from './backup-folder';
import { newBackupId, newSnapshot, summaryOf, type BackupReason, type BackupSummary } from './backup-summary';
import { checkNextPart, tellBroken } from './daily-check';
import { EarlierFiles, NOTHING_EARLIER } from './earlier-files';
import type { FileGroup } from './file-list';
import { readSnapshots } from './list-backups';
import { Notes } from './notes';
import { ObjectStore } from './object-store';
import { prune } from './prune';
import { captureLibrary } from './capture-library';

const FAILED = 'The backup could not be made';

/**
 * Makes a backup of the whole library while it may be in use, then removes backups that needn't be kept any longer.
 * Files that haven't changed since the newest backup aren't read; contents that a backup holds aren't stored again.
 * What is stored is read back. A daily backup also checks a part of what the earlier ones hold (`checkNextPart`).
 * Progress counts contents that are checked, then articles.
 *
 * The caller sees to it that one job at a time works on a library's backups: what another is about to name would look
 * like what none names. When it fails or is cancelled, the earlier backups are as they were.
 *
 * @param args.backups - the folder with the backups of all libraries; made when it isn't there
 */
export async function backUp(
  context: StoreContext,
  args: { readonly backups: string; readonly reason: BackupReason },
  watch: Watch,
): Promise<Result<BackupSummary>> {
  const folder = await backupFolderOf(context, args.backups);
  if (!folder.ok) return folder;
  // Before the backup, which can store anew what is found to be broken.
  const broken = args.reason === 'daily' ? await checkNextPart(folder.value, watch) : null;
  const made = await takeBackup(context, args, watch, []);
  if (!made.ok) return made;
  if (broken !== null) await tellBroken(folder.value, broken);
  return ok(made.value.summary);
}

export interface TakenBackup {
  readonly summary: BackupSummary;
  readonly folder: BackupFolder;
  /** All files of the library as they are in the backup. */
  readonly groups: readonly FileGroup[];
}

/** As `backUp`. @param spared - ids of backups to keep whatever their age */
export async function takeBackup(
  context: StoreContext,
  args: { readonly backups: string; readonly reason: BackupReason },
  watch: Watch,
  spared: readonly string[],
): Promise<Result<TakenBackup>> {
  const folder = await backupFolderOf(context, args.backups);
  if (!folder.ok) return folder;
  try {
    const made = await store(context, folder.value, args.reason, watch);
    if (!made.ok) return made;
    const pruned = await prune(folder.value, [...spared, made.value.summary.id]);
    // The backup is made and whole: that old ones stay on the disk is no reason to say otherwise.
    if (!pruned.ok) context.onNotice(pruned.error.message);
    return made;
  } catch (error) {
    return storageFailure(error, FAILED, args.backups);
  }
}

async function store(
  context: StoreContext,
  folder: BackupFolder,
  reason: BackupReason,
  watch: Watch,
): Promise<Result<TakenBackup>> {
  const createdAt = context.now();
  const { files } = context;
  await files.makeFolders(folder.objects);
  await files.makeFolders(folder.snapshots);
  await files.syncFolder(dirname(folder.objects));
  const objects = await ObjectStore.open(files, folder.objects);
  const notes = new Notes(context.onNotice);
  const scanned = await captureLibrary(
    {
      context,
      earlier: await newestFiles(folder),
      has: (sha256) => objects.has(sha256),
      keep: (source, bytes, sha256) => objects.put(source, bytes, sha256),
      notes,
    },
    watch,
  );
  if (!scanned.ok) return scanned;
  await objects.sync();
  const groups = scanned.value;
  const sizes = groups.flatMap((group) => group.files.map(({ size }) => size));
  const snapshot = newSnapshot({
    library: folder.library,
    id: newBackupId(createdAt, (await backupIds(folder)).whole),
    createdAt: createdAt.toISOString(),
    reason,
    articles: groups.filter((group) => isArticle(group)).length,
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    newBytes: objects.newBytes,
  });
  const written = await writeSnapshot(folder, snapshot, groups);
  if (!written.ok) return written;
  notes.tell('The backup was made, but not all could be read.');
  return ok({ summary: summaryOf(written.value), folder, groups });
}

function isArticle({ folder, files }: FileGroup): boolean {
  return folder.startsWith('articles/') && files.some(({ path }) => path === 'article.json');
}

/** The files of the newest backup that can be read. Without one, all files are read anew. */
export async function newestFiles(folder: BackupFolder): Promise<EarlierFiles> {
  const read = await readSnapshots(folder);
  if (!read.ok) return NOTHING_EARLIER;
  for (const snapshot of read.value.snapshots) {
    const list = await readFileList(folder, snapshot);
    if (list.ok) return new EarlierFiles(list.value, snapshot.createdAt);
  }
  return NOTHING_EARLIER;
}
