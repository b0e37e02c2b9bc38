import { join, resolve, sep } from 'node:path';

/**
 * Whether a path of a backup's list names something below the folder it is taken relative to, on any system: a backup
 * may come from elsewhere, and what it lists is written to the disk by these names.
 *
 * @param path - relative, with slashes
 */
export function isSafePath(path: string): boolean {
  if (path.includes('\0')) return false;
  return path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
}

/** The absolute path; throws when it would lie outside `root`, which a checked list can't make happen. */
export function pathBelow(root: string, path: string): string {
  const whole = resolve(root, ...path.split('/').filter((step) => step !== ''));
  if (whole !== resolve(root) && !whole.startsWith(join(resolve(root), sep))) {
    throw new Error(`A path of a backup leads out of its folder: ${path}`);
  }
  return whole;
}
