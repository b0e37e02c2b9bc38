import { stat } from 'node:fs/promises';

/** Whether a path that a person wrote can only mean a folder. */
export function namesFolder(path: string): boolean {
  return /[/\\]$/.test(path);
}

/** Whether there is a folder at a path. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Not there, or not to be seen: writing will tell which.
    return false;
  }
}
