import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fail, ok, type Failure, type Result } from '#core/result';
import { storageFailure } from './document/storage-failure';
import { storeContext } from './document/store-context';
import { hasCode, isSystemError } from './document/system-error';
import { prepareLibraryFolder } from './library-folder';
import { makeLink, readChain, removeLock, shortenChain, type FoundLock } from './lock/lock-files';
import { describeHolder, type Holder, type HolderKind, type LockRecord } from './lock/lock-holder';
import { connectWithToken, listen, probe, type LockSocket } from './lock/lock-socket';
import { isOwnAddress, newSocketAddress } from './lock/socket-address';

export type { Holder, HolderKind };

/** How long to try while others come and go. */
const PATIENCE_MS = 15_000;
/** A lock that can't be read and is older than this isn't being written any more. */
const WRITTEN_BY_NOW_MS = 10_000;

export interface LockOptions {
  /** Which kind of process asks. */
  readonly what: HolderKind;
  /** Another process of this user connected and showed the token. The socket is paused; its errors are the caller's. */
  readonly onConnection: (socket: Socket) => void;
}

/** One process at a time has this. */
export interface Lock {
  /** Frees the library, then ends the connections. Call it when the library is closed. */
  release(): Promise<void>;
}

export type LockOutcome =
  | { readonly kind: 'acquired'; readonly lock: Lock }
  | {
      readonly kind: 'held';
      readonly holder: Holder;
      /** Says so, for people. */
      readonly error: Failure;
      /** A connection to the holder, past the token. */
      connect(): Promise<Result<Socket>>;
    }
  | { readonly kind: 'failed'; readonly error: Failure };

/**
 * Takes the lock of the library in a folder, which is made when it isn't there. The lock is a file that names its
 * holder and the socket that the holder listens on; a holder of this computer that no longer listens is dead, and its
 * lock is taken over. One of another computer is respected.
 */
export async function acquireLock(folder: string, options: LockOptions): Promise<LockOutcome> {
  const prepared = await prepareLibraryFolder(storeContext(folder, () => undefined));
  if (!prepared.ok) return { kind: 'failed', error: prepared.error };
  try {
    const address = await newSocketAddress(folder);
    if (!address.ok) return { kind: 'failed', error: address.error };
    const mine = newRecord(options.what, address.value);
    const socket = await listen(mine.address, mine.token, options.onConnection);
    const outcome = await takeOrClose(folder, mine, socket);
    if (outcome === 'mine')
      return { kind: 'acquired', lock: { release: () => release(folder, mine, socket) } };
    if (outcome === 'contended') return { kind: 'failed', error: contended(folder) };
    return held(folder, outcome);
  } catch (error) {
    return { kind: 'failed', error: storageFailure(error, 'The library could not be locked', folder).error };
  }
}

type Outcome = 'mine' | 'contended' | LockRecord;

async function takeOrClose(folder: string, mine: LockRecord, socket: LockSocket): Promise<Outcome> {
  let outcome: Outcome = 'contended';
  try {
    outcome = await take(folder, mine);
  } finally {
    if (outcome !== 'mine') await socket.close();
  }
  return outcome;
}

async function take(folder: string, mine: LockRecord): Promise<Outcome> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const chain = await readChain(folder);
    const last = chain.at(-1);
    const state = last === undefined ? 'dead' : await stateOf(last);
    if (typeof state === 'object') return state;
    const path = state === 'dead' ? await makeLink(folder, last, mine) : null;
    if (path !== null) {
      await shortenChain(folder, path);
      await removeSockets(chain);
      return 'mine';
    }
    // Not all at the same moment again.
    await pause(5 + Math.random() * 25);
  }
  return 'contended';
}

/** The record of a holder that is to be respected. */
async function stateOf({ record, ageMs }: FoundLock): Promise<LockRecord | 'dead' | 'unclear'> {
  if (record === null) return Math.abs(ageMs) > WRITTEN_BY_NOW_MS ? 'dead' : 'unclear';
  if (record.hostname !== hostname()) return record;
  // What isn't ours is never reached for: whether the process runs is all that can be known then.
  const answer = (await isOwnAddress(record.address)) ? await probe(record.address) : 'absent';
  if (answer === 'refused') return 'dead';
  return answer === 'absent' && !mayRun(record) ? 'dead' : record;
}

/**
 * Whether a holder may be there though its socket is gone: something may have cleaned up the temporary folder. A
 * process id alone proves little, as ids are given anew. On Windows nothing but its owner's end removes a pipe.
 */
function mayRun({ pid, startedAt }: LockRecord): boolean {
  if (process.platform === 'win32') return false;
  const booted = Date.now() - uptime() * 1000;
  if (Date.parse(startedAt) < booted) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

function newRecord(what: HolderKind, address: string): LockRecord {
  return {
    id: randomUUID(),
    pid: process.pid,
    hostname: hostname(),
    startedAt: new Date().toISOString(),
    what,
    address,
    token: randomBytes(32).toString('hex'),
  };
}

/** The sockets of the dead would lie in the temporary folder for ever. */
async function removeSockets(dead: readonly FoundLock[]): Promise<void> {
  for (const { record } of dead) {
    if (record !== null && process.platform !== 'win32' && (await isOwnAddress(record.address))) {
      await rm(record.address, { force: true });
    }
  }
}

async function release(folder: string, mine: LockRecord, socket: LockSocket): Promise<void> {
  try {
    await removeLock(folder, mine);
  } catch (error) {
    // The folder may be gone or read-only by now. A lock that stays is known to be dead once nobody listens.
    if (!isSystemError(error)) throw error;
  } finally {
    await socket.close();
  }
}

function held(folder: string, record: LockRecord): LockOutcome {
  const { pid, hostname: host, startedAt, what } = record;
  const holder: Holder = { pid, hostname: host, startedAt, what };
  const elsewhere = host !== hostname();
  const message =
    `The library “${folder}” is in use by ${describeHolder(holder)}.` +
    (elsewhere
      ? ' If Commonplace isn’t running there any more, delete the file “library.lock” in that folder.'
      : '');
  const error: Failure = { code: 'locked', message };
  return {
    kind: 'held',
    holder,
    error,
    connect: async () => {
      if (elsewhere) return { ok: false, error };
      if (!(await isOwnAddress(record.address))) {
        return fail('locked', `${message} It can’t be asked from here: its socket is in another place.`);
      }
      try {
        return ok(await connectWithToken(record.address, record.token));
      } catch (reason) {
        if (!isSystemError(reason)) throw reason;
        return fail('locked', `${message} It doesn’t answer (${reason.code}).`);
      }
    },
  };
}

function contended(folder: string): Failure {
  return {
    code: 'locked',
    message: `The library “${folder}” could not be had: other processes kept taking it. Try again.`,
  };
}
