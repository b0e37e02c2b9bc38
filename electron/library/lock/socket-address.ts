import { createHash, randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { hasCode, isSystemError } from '../document/system-error';

/** The longest path of a Unix socket that macOS takes, with the zero byte at its end. Linux takes 108. */
const LONGEST_PATH_BYTES = 104;

/**
 * A new address for a socket that this process listens on for a library: a named pipe on Windows, elsewhere a path in
 * a folder that only this user may enter. It is not the same twice, so nothing has to be cleared away before listening.
 */
export async function newSocketAddress(libraryFolder: string): Promise<Result<string>> {
  const library = createHash('sha256')
    .update(await realpath(libraryFolder))
    .digest('hex')
    .slice(0, 12);
  const name = `${library}-${randomBytes(4).toString('hex')}`;
  if (process.platform === 'win32') return ok(`\\\\.\\pipe\\commonplace-${name}`);
  const user = userId();
  for (const folder of candidates(user)) {
    const address = join(folder, `${name}.sock`);
    if (Buffer.byteLength(address) + 1 > LONGEST_PATH_BYTES) continue;
    if (await makePrivate(folder, user)) return ok(address);
  }
  return fail(
    'storage',
    'Commonplace can’t make a temporary folder of its own, which it needs to lock the library.',
  );
}

/**
 * Whether an address that a lock file names may be connected to and removed: the lock file may come from elsewhere
 * with the library's folder. Only what lies where this user's Commonplace puts its sockets is; nobody else can put
 * one there.
 */
export async function isOwnAddress(address: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const user = userId();
  const folder = dirname(address);
  // A start without a session, such as by cron, isn't told of the session's folder in its environment.
  const own = [...candidates(user), placeIn(`/run/user/${user}`, user)];
  if (!own.includes(folder)) return false;
  try {
    const found = await lstat(folder);
    return found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0;
  } catch (error) {
    // There is nothing in a folder that isn't there, so that asking for it tells as much.
    if (hasCode(error, 'ENOENT')) return true;
    if (!isSystemError(error)) throw error;
    return false;
  }
}

function userId(): number {
  return process.getuid?.() ?? 0;
}

/** The folders that sockets are put in, the best first. */
function candidates(user: number): readonly string[] {
  return [process.env['XDG_RUNTIME_DIR'] ?? '', tmpdir(), '/tmp']
    .filter((base) => base !== '')
    .map((base) => placeIn(base, user));
}

function placeIn(base: string, user: number): string {
  return join(base, `commonplace-${user}`);
}

/** Makes the folder if need be. One that somebody else owns, or a link to elsewhere, is not to be trusted. */
async function makePrivate(folder: string, user: number): Promise<boolean> {
  try {
    await makeUnlessThere(folder);
    const found = await lstat(folder);
    if (!found.isDirectory() || found.uid !== user) return false;
    if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}

async function makeUnlessThere(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}
