import { mapBounded } from '../bounded';
import { lastGoodPath } from '../document/durable-json-file';
import { isTemporaryName } from '../document/durable-write';
import type { FileStat } from '../document/file-system';
import { hasCode, isMissing, isSystemError } from '../document/system-error';
import { documentAt } from './backup-documents';
import { captureFile, type Capture } from './capture-file';
import type { BackedUpFile, FileGroup } from './file-list';
import { pathBelow } from './safe-path';

const TWIN = '.last-good';
const RECORD = 'article.json';
const TRIES = 3;
const FILES_AT_ONCE = 4;

/**
 * Names that aren't taken into a backup: hidden ones, which are work in progress of ours (incoming and leaving
 * folders) or another program's own, and temporary files.
 */
export function isPassing(name: string): boolean {
  return name.startsWith('.') || isTemporaryName(name);
}

/**
 * Takes a folder with all that is in it into a backup, while the app may be changing it. The record is read before what
 * it names, which is written first and never changed, so each file that the record names is found.
 *
 * @returns null when there is no such folder, or there is none any more: it may have moved
 */
export async function captureGroup(capture: Capture, folder: string): Promise<FileGroup | null> {
  for (let tries = 1; ; tries += 1) {
    const captured = await attempt(capture, folder);
    if (captured === null) return null;
    // A file that was there a moment ago and is gone: the folder is on its way elsewhere, or the file was a passing
    // one.
    if (!captured.vanished || tries === TRIES) return { folder, files: captured.files };
  }
}

interface Attempt {
  readonly files: readonly BackedUpFile[];
  readonly vanished: boolean;
}

async function attempt(capture: Capture, folder: string): Promise<Attempt | null> {
  const hasRecord = documentAt(folder, RECORD) !== null;
  const record = hasRecord ? await captureFile(capture, folder, RECORD) : 'missing';
  const listed = await filesOf(capture, folder, record === 'missing' ? null : RECORD);
  if (listed === 'gone') return null;
  if (listed === 'refused') return { files: earlierFiles(capture, folder), vanished: false };
  const found = await mapBounded([...listed], FILES_AT_ONCE, ([path, stat]) =>
    captureFile(capture, folder, path, stat ?? undefined),
  );
  const files = [record, ...found].filter((file) => typeof file !== 'string');
  return { files: files.sort(byPath), vanished: found.includes('missing') };
}

/** A folder that the disk won't list is as it was in the backup before, as far as anybody knows. */
function earlierFiles({ earlier, has, notes }: Capture, folder: string): readonly BackedUpFile[] {
  const files = (earlier.group(folder)?.files ?? []).filter(({ sha256 }) => has(sha256));
  const instead = files.length > 0 ? 'what the backup before has of it was kept' : 'it is not in the backup';
  notes.add(`“${folder}” can’t be read; ${instead}.`);
  return files.map((file) => ({ ...file, stale: true }));
}

/**
 * All files below a folder: their paths, with slashes, and what was seen of them. Where only a document's last good
 * copy is there, the document's own path, with null.
 *
 * @param done - a file that needn't be looked at
 */
async function filesOf(
  { context, notes }: Capture,
  folder: string,
  done: string | null,
): Promise<Map<string, FileStat | null> | 'gone' | 'refused'> {
  const { files } = context;
  const found = new Map<string, FileStat | null>();
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    try {
      const names = await files.listFolder(pathBelow(context.folder, `${folder}/${below}`));
      for (const name of names.filter((each) => !isPassing(each))) {
        const path = below === '' ? name : `${below}/${name}`;
        if (done !== null && (path === done || path === lastGoodPath(done))) continue;
        if (path.endsWith(TWIN)) {
          const document = path.slice(0, -TWIN.length);
          if (documentAt(folder, document) !== null && !found.has(document)) found.set(document, null);
          continue;
        }
        const stat = await files.stat(pathBelow(context.folder, `${folder}/${path}`));
        if (stat.kind === 'folder') waiting.push(path);
        else if (stat.kind === 'file') found.set(path, stat);
        else notes.add(`“${folder}/${path}” is a link or a device; it is not in the backup.`);
      }
    } catch (error) {
      if (isMissing(error)) return 'gone';
      if (hasCode(error, 'EMFILE', 'ENFILE') || !isSystemError(error)) throw error;
      return 'refused';
    }
  }
  return found;
}

function byPath(one: BackedUpFile, other: BackedUpFile): number {
  return one.path < other.path ? -1 : 1;
}
