import { fail, ok, type Result } from '#core/result';
import { storageFailure } from '../document/storage-failure';
import { isMissing } from '../document/system-error';
import { articleIdOf, LIBRARY_FILE, placeFolder, PLACES, type Place } from '../layout';
import type { Watch } from '../watch';
import { captureFile, type Capture } from './capture-file';
import { captureGroup, isPassing } from './capture-group';
import type { BackedUpFile, FileGroup } from './file-list';
import { pathBelow } from './safe-path';
import { workThrough } from './work-through';

const TOMBSTONES = 'tombstones';
/** Enough to keep a disk busy; each may have a few files open. */
const FOLDERS_AT_ONCE = 16;
const TRIES = 3;
const FAILED = 'The library could not be read';

/**
 * Looks at all files of a library, while the app may be changing it, and keeps what hasn't been kept: `library.json`,
 * the articles, the trash and the tombstones. Progress counts folders of articles.
 *
 * Fails with `storage` when the library itself can't be read, or is gone before the end: what can't be seen is never
 * taken for empty. A single file that can't be read is noted. Throws what `capture.keep` throws.
 */
export async function captureLibrary(capture: Capture, watch: Watch): Promise<Result<readonly FileGroup[]>> {
  const identity = await captureFile(capture, '', LIBRARY_FILE);
  if (typeof identity === 'string') return noLibrary(capture);
  const groups: FileGroup[] = [{ folder: '', files: [identity] }];
  const seen = new Set<string>();
  // What moves from one place to the other between the two lists is in neither, so they are read until nothing is new;
  // the last reading shows that the library is still there.
  for (let lists = 1; ; lists += 1) {
    const listed = await namesInPlaces(capture);
    if (!listed.ok) return listed;
    const fresh = [...listed.value].filter(([name]) => !seen.has(name));
    if (fresh.length === 0 && lists > 1) break;
    fresh.forEach(([name]) => seen.add(name));
    const whole = await workThrough(fresh, FOLDERS_AT_ONCE, watch, async ([name, places]) => {
      groups.push(...(await captureName(capture, name, places)));
    });
    if (!whole) return fail('cancelled', 'Reading the library was stopped. Nothing was changed.');
  }
  const tombstones = await captureGroup(capture, TOMBSTONES);
  if (tombstones !== null && tombstones.files.length > 0) groups.push(tombstones);
  return ok(inOrder(groups));
}

function noLibrary({ context, notes }: Capture): Result<never> {
  notes.tell('The library’s own file can’t be read:');
  return fail('storage', `${FAILED}: “${context.folder}” has no file “${LIBRARY_FILE}” that can be read.`);
}

/** Each name in the places, with the places that have it. */
async function namesInPlaces({ context }: Capture): Promise<Result<ReadonlyMap<string, readonly Place[]>>> {
  const found = new Map<string, Place[]>();
  for (const place of PLACES) {
    try {
      const names = await context.files.listFolder(placeFolder(context.folder, place));
      for (const name of names.filter((each) => !isPassing(each))) {
        found.set(name, [...(found.get(name) ?? []), place]);
      }
    } catch (error) {
      // A tool that copies no empty folders leaves the trash out.
      if (place === 'trash' && isMissing(error)) continue;
      return storageFailure(error, FAILED, context.folder);
    }
  }
  return ok(found);
}

/** What has one name in the places: an article's folder, or something that another program put there. */
async function captureName(
  capture: Capture,
  name: string,
  places: readonly Place[],
): Promise<readonly FileGroup[]> {
  let looked = places;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const groups: FileGroup[] = [];
    for (const place of looked) {
      const group = (await isFile(capture, place, name))
        ? await captureLoose(capture, place, name)
        : await captureGroup(capture, `${place}/${name}`);
      if (group !== null) groups.push(group);
    }
    if (groups.length > 0) return groups;
    // It has just moved, or it is gone for good.
    looked = PLACES;
  }
  return [];
}

async function isFile({ context }: Capture, place: Place, name: string): Promise<boolean> {
  if (articleIdOf(name) !== null) return false;
  try {
    return (await context.files.stat(pathBelow(context.folder, `${place}/${name}`))).kind !== 'folder';
  } catch {
    // Whatever keeps it from being looked at shows when it is read.
    return false;
  }
}

async function captureLoose(capture: Capture, place: Place, name: string): Promise<FileGroup | null> {
  const file = await captureFile(capture, place, name);
  return typeof file === 'string' ? null : { folder: place, files: [file] };
}

/** By folder, the loose files of a place together. */
function inOrder(groups: readonly FileGroup[]): readonly FileGroup[] {
  const byFolder = new Map<string, BackedUpFile[]>();
  for (const { folder, files } of groups) byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...files]);
  return [...byFolder]
    .map(([folder, files]) => ({ folder, files }))
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}
