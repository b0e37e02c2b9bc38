import { createHash, randomUUID } from 'node:crypto';
import { link, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isTemporaryName } from '../document/durable-write';
import { renamePatiently } from '../document/patient-rename';
import { hasCode } from '../document/system-error';
import { LOCK_FILE } from '../layout';
import { lockRecordSchema, type LockRecord } from './lock-holder';

/*
 * A dead process's lock can't simply be removed: between looking at it and removing it, somebody else may have done
 * so and taken the library. Instead the locks form a chain. Whoever finds the last lock of the chain dead tries to
 * make the file `library.lock.next-<id of that lock>`; as ids are never used twice and a file can be made but once,
 * exactly one succeeds, and its lock is the chain's new end. The end of the chain holds the library. It then shortens
 * the chain by renaming its own file over `library.lock`, and only after that removes the other links. Whoever made a
 * link too late, on a chain that is gone, sees so by reading the chain once more.
 */

/** How disks that know no hard links (FAT, some network drives) say so. There a reader may meet a half-written lock. */
const NO_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'EISDIR', 'UNKNOWN'] as const;

/** A temporary file that is older than this isn't being made into a lock any more. */
const MADE_BY_NOW_MS = 60_000;

/** One link of the chain. */
export interface FoundLock {
  readonly path: string;
  /** The record's id; for a file that can't be read, one made of its content and time. */
  readonly id: string;
  /** Null when the file is no lock (cut short by a power cut, or being written where links aren't known). */
  readonly record: LockRecord | null;
  readonly ageMs: number;
}

/** From `library.lock` to the one that counts; empty when the library is free. */
export async function readChain(folder: string): Promise<readonly FoundLock[]> {
  const chain: FoundLock[] = [];
  let found = await readLock(join(folder, LOCK_FILE));
  // A copy of a lock that somebody made by hand must not lead in a circle.
  while (found !== null && !chain.some(({ id }) => id === found?.id)) {
    chain.push(found);
    found = await readLock(nextPath(folder, found.id));
  }
  return chain;
}

/** Makes the link after a dead lock, or the first of all. Null when somebody else was faster. */
export async function makeLink(
  folder: string,
  after: FoundLock | undefined,
  mine: LockRecord,
): Promise<string | null> {
  const path = after === undefined ? join(folder, LOCK_FILE) : nextPath(folder, after.id);
  if (!(await createWhole(path, JSON.stringify(mine)))) return null;
  const last = (await readChain(folder)).at(-1);
  if (last?.id === mine.id) return path;
  await rm(path, { force: true });
  return null;
}

/** Makes the holder's link the whole chain. */
export async function shortenChain(folder: string, path: string): Promise<void> {
  const head = join(folder, LOCK_FILE);
  if (path !== head) await renamePatiently(() => rename(path, head));
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (name.startsWith(`${LOCK_FILE}.next-`) || (await isStray(file))) await rm(file, { force: true });
  }
}

/** Whether somebody was killed while making a lock, and left this. */
async function isStray(path: string): Promise<boolean> {
  if (!basename(path).startsWith(`${LOCK_FILE}.`) || !isTemporaryName(path)) return false;
  try {
    return Date.now() - (await stat(path)).mtimeMs > MADE_BY_NOW_MS;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Frees the library, unless the lock there isn't ours. */
export async function removeLock(folder: string, mine: LockRecord): Promise<void> {
  const head = await readLock(join(folder, LOCK_FILE));
  if (head?.id === mine.id) await rm(head.path, { force: true });
}

function nextPath(folder: string, id: string): string {
  return join(folder, `${LOCK_FILE}.next-${id}`);
}

async function readLock(path: string): Promise<FoundLock | null> {
  try {
    const file = await open(path, 'r');
    try {
      const text = await file.readFile('utf8');
      const { mtimeMs } = await file.stat();
      const record = parseRecord(text);
      const id = record?.id ?? createHash('sha256').update(`${mtimeMs} ${text}`).digest('hex');
      return { path, id, record, ageMs: Date.now() - mtimeMs };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function parseRecord(text: string): LockRecord | null {
  try {
    return lockRecordSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Makes a file that has all its content as soon as it is there. False when there is one of that name. */
async function createWhole(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, text, { flag: 'wx', mode: 0o600 });
  try {
    return await succeeds(link(temporary, path));
  } catch (error) {
    if (!hasCode(error, ...NO_LINKS)) throw error;
    return await succeeds(writeFile(path, text, { flag: 'wx', mode: 0o600 }));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** False when somebody else was faster, or has tidied our temporary file away while taking the library. */
async function succeeds(making: Promise<void>): Promise<boolean> {
  try {
    await making;
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST', 'ENOENT')) return false;
    throw error;
  }
}
