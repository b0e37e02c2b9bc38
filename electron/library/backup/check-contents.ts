import type { StoreContext } from '../document/store-context';
import type { Watch } from '../watch';
import type { ObjectStore } from './object-store';
import { workThrough } from './work-through';
import type { FileFault } from './write-files';

const OBJECTS_AT_ONCE = 8;

/** Contents that backups can't give, by their SHA-256. */
export type BrokenContents = ReadonlyMap<string, FileFault['fault']>;

/**
 * Reads contents and checks them by their hashes. Changes nothing. Progress counts contents. Throws system errors.
 *
 * @returns those that can't be had; null when it was stopped
 */
export async function findBroken(
  objects: ObjectStore,
  contents: readonly string[],
  watch: Watch,
): Promise<BrokenContents | null> {
  const broken = new Map<string, FileFault['fault']>();
  const whole = await workThrough(contents, OBJECTS_AT_ONCE, watch, async (sha256) => {
    const found = await objects.read(sha256);
    if (typeof found === 'string') broken.set(sha256, found);
  });
  return whole ? broken : null;
}

/**
 * Puts damaged contents out of the way, so that the next backup stores them anew if the library still has them. Gives
 * their new paths, by their SHA-256. Throws system errors.
 */
export async function setBrokenAside(
  context: StoreContext,
  objects: ObjectStore,
  broken: BrokenContents,
): Promise<ReadonlyMap<string, string>> {
  const aside = new Map<string, string>();
  for (const [sha256, fault] of broken) {
    if (fault === 'damaged') aside.set(sha256, await objects.setAside(context, sha256));
  }
  return aside;
}
