import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** All files below a folder by their path (with slashes), with their bytes in hex. */
export async function snapshot(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = files
    .sort()
    .map(async (path) => [
      relative(folder, path).split(sep).join('/'),
      (await readFile(path)).toString('hex'),
    ]);
  return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
}
