import { join } from 'node:path';
import type { StoreContext } from './document/store-context';
import { isSystemError } from './document/system-error';

/**
 * Removes what a write that was cut off left behind. Leftovers do no harm, so a disk that keeps them is no error. Gives
 * the names in the folder, as they were before.
 */
export async function sweep(
  { files }: StoreContext,
  folder: string,
  isLeftover: (name: string) => boolean,
): Promise<readonly string[]> {
  let names: readonly string[] = [];
  try {
    names = await files.listFolder(folder);
    for (const name of names.filter(isLeftover)) await files.remove(join(folder, name));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
  return names;
}
