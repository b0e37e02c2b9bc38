import type { FileStat } from '../document/file-system';
import type { BackedUpFile, FileGroup } from './file-list';

/**
 * A file that was written at the very time it was read could be written again within the same tick of its disk's clock
 * (FAT's lasts two seconds) and look the same. One that was older than this then can't.
 */
const SETTLED_MS = 3_000;

/** The files of an earlier backup: what is still the same isn't read again. */
export class EarlierFiles {
  readonly #groups: ReadonlyMap<string, FileGroup>;
  readonly #settledBefore: number;

  /** @param createdAt - when that backup was begun */
  constructor(groups: readonly FileGroup[], createdAt: string) {
    this.#groups = new Map(groups.map((group) => [group.folder, group]));
    this.#settledBefore = Date.parse(createdAt) - SETTLED_MS;
  }

  /** An article that has moved to the trash or back since keeps its files' times. */
  group(folder: string): FileGroup | undefined {
    return this.#groups.get(folder) ?? this.#groups.get(otherPlace(folder));
  }

  file(folder: string, path: string): BackedUpFile | undefined {
    return this.group(folder)?.files.find((file) => file.path === path);
  }

  /** Whether the file can't have changed since it was read for that backup. */
  isSame(file: BackedUpFile, stat: FileStat): boolean {
    return (
      file.stale === undefined &&
      file.size === stat.size &&
      file.mtimeMs === stat.mtimeMs &&
      file.mtimeMs < this.#settledBefore
    );
  }
}

export const NOTHING_EARLIER = new EarlierFiles([], new Date(0).toISOString());

function otherPlace(folder: string): string {
  return folder.startsWith('trash/')
    ? folder.replace(/^trash\//, 'articles/')
    : folder.replace(/^articles\//, 'trash/');
}
