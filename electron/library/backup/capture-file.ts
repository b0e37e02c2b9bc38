import { join } from 'node:path';
import { lastGoodPath } from '../document/durable-json-file';
import type { FileStat } from '../document/file-system';
import type { StoreContext } from '../document/store-context';
import { isMissing, isSystemError } from '../document/system-error';
import { documentAt } from './backup-documents';
import type { EarlierFiles } from './earlier-files';
import { sha256Of, type BackedUpFile } from './file-list';
import type { Notes } from './notes';
import { pathBelow } from './safe-path';

/** What capturing a library works with. */
export interface Capture {
  readonly context: StoreContext;
  readonly earlier: EarlierFiles;
  /** Whether a content needn't be read again because it is kept. */
  readonly has: (sha256: string) => boolean;
  /** Keeps a content; what it throws ends the capture. */
  readonly keep: (source: string, bytes: Uint8Array, sha256: string) => Promise<void>;
  readonly notes: Notes;
}

/** A file that is held in memory while it is hashed; nothing of an article comes near. */
const LARGEST_FILE = 1024 * 1024 * 1024;

/** What reading one path gave. */
type Read =
  | { readonly state: 'good'; readonly bytes: Uint8Array; readonly stat: FileStat }
  | { readonly state: 'same'; readonly file: BackedUpFile }
  | Unusable;

/** `problem` completes “The file … ”. */
type Unusable =
  | {
      readonly state: 'damaged';
      readonly problem: string;
      readonly bytes: Uint8Array;
      readonly stat: FileStat;
    }
  | { readonly state: 'missing' | 'refused'; readonly problem: string };

/**
 * Takes one file into a backup. A document that is damaged or gone never takes the place of a good state: its last
 * good copy stands in for it, else what an earlier backup has; and a note says so.
 *
 * @param folder - of its group
 * @param path - below that folder
 * @param known - the file as it was seen a moment ago, which spares looking again
 * @returns `missing` when there is no such file; `left out` when there is one and nothing could be had of it
 */
export async function captureFile(
  capture: Capture,
  folder: string,
  path: string,
  known?: FileStat,
): Promise<BackedUpFile | 'missing' | 'left out'> {
  const source = pathBelow(capture.context.folder, `${folder}/${path}`);
  const document = documentAt(folder, path);
  const earlier = capture.earlier.file(folder, path);
  const found = await read(capture, document, source, earlier, known);
  if (found.state === 'same') return found.file;
  if (found.state === 'good') return keep(capture, path, source, found.bytes, found.stat.mtimeMs);
  if (document !== null) {
    const twin = await read(capture, document, lastGoodPath(source));
    if (twin.state === 'good') {
      capture.notes.add(`“${join(folder, path)}” ${found.problem}; its last good copy was taken.`);
      // No file has this time: the document is looked at again next time.
      return keep(capture, path, lastGoodPath(source), twin.bytes, 0);
    }
  }
  return instead(capture, join(folder, path), { path, source, found, earlier });
}

/** What stands in for a file that can't be used and has no good copy. */
async function instead(
  capture: Capture,
  name: string,
  {
    path,
    source,
    found,
    earlier,
  }: { path: string; source: string; found: Unusable; earlier?: BackedUpFile | undefined },
): Promise<BackedUpFile | 'missing' | 'left out'> {
  if (found.state === 'missing') return 'missing';
  if (earlier !== undefined && capture.has(earlier.sha256)) {
    capture.notes.add(`“${name}” ${found.problem}; what the backup before has of it was kept.`);
    return { ...earlier, stale: true };
  }
  if (found.state === 'damaged') {
    capture.notes.add(`“${name}” ${found.problem} and has no good copy; it was taken as it is.`);
    return keep(capture, path, source, found.bytes, found.stat.mtimeMs);
  }
  capture.notes.add(`“${name}” ${found.problem}; it is not in the backup.`);
  return 'left out';
}

async function keep(
  capture: Capture,
  path: string,
  source: string,
  bytes: Uint8Array,
  mtimeMs: number,
): Promise<BackedUpFile> {
  const sha256 = sha256Of(bytes);
  await capture.keep(source, bytes, sha256);
  return { path, size: bytes.byteLength, mtimeMs, sha256 };
}

async function read(
  { context, earlier, has }: Capture,
  document: ReturnType<typeof documentAt>,
  source: string,
  before?: BackedUpFile,
  known?: FileStat,
): Promise<Read> {
  try {
    const stat = known ?? (await context.files.stat(source));
    if (stat.kind !== 'file') return { state: 'refused', problem: 'is not a file but a link or a folder' };
    if (stat.size > LARGEST_FILE) return { state: 'refused', problem: 'is larger than 1 GB' };
    if (before !== undefined && earlier.isSame(before, stat) && has(before.sha256)) {
      return { state: 'same', file: before };
    }
    const bytes = await context.files.readFile(source);
    const checked = await document?.(context, bytes);
    // A document of a newer format isn't damaged; it is only not ours to judge.
    const isDamaged = checked?.state === 'unusable' && checked.code === 'damaged';
    return isDamaged
      ? { state: 'damaged', problem: checked.reason, bytes, stat }
      : { state: 'good', bytes, stat };
  } catch (error) {
    if (isMissing(error)) return { state: 'missing', problem: 'is missing' };
    if (!isSystemError(error)) throw error;
    return { state: 'refused', problem: `can’t be read (${error.code})` };
  }
}
