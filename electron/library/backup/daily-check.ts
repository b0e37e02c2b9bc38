import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CacheFile } from '../document/cache-file';
import { storageFailure } from '../document/storage-failure';
import type { Watch } from '../watch';
import { readFileList, type BackupFolder } from './backup-folder';
import type { Snapshot } from './backup-summary';
import { brokenText, filesWith } from './check-backups';
import { findBroken, setBrokenAside, type BrokenContents } from './check-contents';
import { readSnapshots } from './list-backups';
import { Notes } from './notes';
import { ObjectStore } from './object-store';

/** Each day reads one part of the contents, so that four weeks read all. */
const PARTS = 28;

const stateSchema = z.object({
  /** The part to read next, from 0. */
  part: z.int().nonnegative(),
  /** The id of the backup that was looked through last. */
  backup: z.string().nullable(),
  /** Contents that were found broken, and no backup was made yet that could store them anew. */
  waiting: z.array(z.string()),
  /** Contents that can't be had and were told of. */
  told: z.array(z.string()),
});
type State = Readonly<z.infer<typeof stateSchema>>;

const FIRST: State = { part: 0, backup: null, waiting: [], told: [] };
const FAILED = 'The backups could not be checked';

/** `checked.json`, beside what it speaks of; without it the round begins anew. */
function stateFile({ context, objects }: BackupFolder): CacheFile<State> {
  return new CacheFile(context.files, join(dirname(objects), 'checked.json'), stateSchema);
}

/**
 * Looks at a part of what backups hold, another each time: reads one of 28 parts of all contents, and sees whether what
 * one backup names is there. Damaged contents are put out of the way, so that the backup that is made next stores them
 * anew if the library still has them; `tellBroken` then says what is lost. That it can't look is a notice.
 */
export async function checkNextPart(folder: BackupFolder, watch: Watch): Promise<BrokenContents> {
  const { context } = folder;
  const none: BrokenContents = new Map();
  const read = await readSnapshots(folder);
  // Whoever makes the backup fails by the same, and tells it.
  if (!read.ok || read.value.snapshots.length === 0) return none;
  const file = stateFile(folder);
  try {
    const state = (await file.read()) ?? FIRST;
    const objects = await ObjectStore.open(context.files, folder.objects);
    const part = [...objects.names()].filter((sha256) => partOf(sha256) === state.part % PARTS);
    const damaged = await findBroken(objects, part, watch);
    if (damaged === null) return none;
    await setBrokenAside(context, objects, damaged);
    const next = nextOf(read.value.snapshots, state.backup);
    const missing = next === null ? [] : await missingIn(folder, next, objects);
    const told = state.told.filter((sha256) => !objects.has(sha256));
    const fresh = missing.filter((sha256) => !told.includes(sha256));
    const broken: BrokenContents = new Map([
      ...fresh.map((sha256) => [sha256, 'missing'] as const),
      ...state.waiting.map((sha256) => [sha256, 'damaged'] as const),
      ...damaged,
    ]);
    const waiting = [...broken.keys()];
    await file.write({ part: (state.part + 1) % PARTS, backup: next?.id ?? null, waiting, told });
    return broken;
  } catch (error) {
    context.onNotice(storageFailure(error, FAILED, context.folder).error.message);
    return none;
  }
}

/** Tells of the contents that `checkNextPart` found broken, after the backup that could store them anew. Once each. */
export async function tellBroken(folder: BackupFolder, broken: BrokenContents): Promise<void> {
  const { context } = folder;
  if (broken.size === 0) return;
  try {
    const objects = await ObjectStore.open(context.files, folder.objects);
    const lost = new Map([...broken].filter(([sha256]) => !objects.has(sha256)));
    const read = await readSnapshots(folder);
    const files = read.ok ? await filesWith(folder, read.value.snapshots, lost) : [];
    const notes = new Notes(context.onNotice);
    for (const each of files) notes.add(brokenText(each));
    notes.tell(
      'Some of what the backups hold can’t be read any more. The library itself and all else are whole.',
    );
    if (lost.size < broken.size) context.onNotice(mendedNotice(broken.size - lost.size));
    const file = stateFile(folder);
    const state = (await file.read()) ?? FIRST;
    await file.write({ ...state, waiting: [], told: [...state.told, ...lost.keys()] });
  } catch (error) {
    context.onNotice(storageFailure(error, FAILED, context.folder).error.message);
  }
}

function mendedNotice(contents: number): string {
  const what = contents === 1 ? 'A file in the backups was' : `${contents} files in the backups were`;
  return `${what} damaged or missing. Today’s backup stored the content anew; nothing is lost.`;
}

/** Hashes are random, so that the parts come out alike in size. */
function partOf(sha256: string): number {
  return Number.parseInt(sha256.slice(0, 2), 16) % PARTS;
}

/** The backup that was made after the one that had its turn last; after the newest, the oldest. */
function nextOf(snapshots: readonly Snapshot[], last: string | null): Snapshot | null {
  const oldestFirst = [...snapshots].sort((one, other) => (one.id < other.id ? -1 : 1));
  return oldestFirst.find(({ id }) => last !== null && id > last) ?? oldestFirst[0] ?? null;
}

/** A list that can't be read is told of when it is needed, such as now. */
async function missingIn(
  folder: BackupFolder,
  snapshot: Snapshot,
  objects: ObjectStore,
): Promise<readonly string[]> {
  const list = await readFileList(folder, snapshot);
  if (!list.ok) {
    folder.context.onNotice(list.error.message);
    return [];
  }
  const contents = new Set(list.value.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
  return [...contents].filter((sha256) => !objects.has(sha256));
}
