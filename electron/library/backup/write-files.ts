import { dirname } from 'node:path';
import { writeNewFile } from '../document/durable-write';
import { lastGoodPath } from '../document/durable-json-file';
import type { FileSystem } from '../document/file-system';
import { documentAt } from './backup-documents';
import type { FileGroup } from './file-list';
import type { ObjectStore } from './object-store';
import { pathBelow } from './safe-path';

/** A file of a backup whose content can't be had. */
export interface FileFault {
  /** Below the library, with slashes. */
  readonly path: string;
  readonly fault: 'missing' | 'damaged';
}

/**
 * Writes the files of one group, each checked by its hash, into a folder that has none of them; documents with their
 * last good copies. Durable on return but for the folder's own name. Throws system errors.
 *
 * @returns those that can't be had; the others are written
 */
export async function writeFiles(
  files: FileSystem,
  objects: ObjectStore,
  group: FileGroup,
  into: string,
): Promise<readonly FileFault[]> {
  const faults: FileFault[] = [];
  const folders = new Set([into]);
  await files.makeFolders(into);
  for (const { path, sha256 } of group.files) {
    const bytes = await objects.read(sha256);
    if (typeof bytes === 'string') {
      faults.push({ path: pathInLibrary(group, path), fault: bytes });
      continue;
    }
    const target = pathBelow(into, path);
    for (let folder = dirname(target); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    await files.makeFolders(dirname(target));
    await writeNewFile(files, target, bytes);
    if (documentAt(group.folder, path) !== null) await writeNewFile(files, lastGoodPath(target), bytes);
  }
  for (const folder of folders) await files.syncFolder(folder);
  return faults;
}

export function pathInLibrary({ folder }: FileGroup, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
