// @ts-check
/** One at a time across processes: two scripts started together neither install nor build over each other. */

import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { OUT } from './paths.mjs';
import { say, ScriptError } from './script.mjs';

const POLL_MS = 100;
const PATIENCE_MS = 15 * 60_000;

/**
 * Does some work while holding the lock of this name. A lock whose owner no longer lives is taken over.
 * @template T
 * @param {string} name - a file name
 * @param {string} waiting - what to tell the person when somebody else holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, waiting, work) {
  const folder = join(OUT, 'locks');
  await mkdir(folder, { recursive: true });
  const file = join(folder, name);
  await acquire(file, waiting);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} waiting
 */
async function acquire(file, waiting) {
  const deadline = Date.now() + PATIENCE_MS;
  let told = false;
  while (!(await tryToCreate(file))) {
    const owner = await readOwner(file);
    if (owner !== undefined && !isAlive(owner)) {
      await removeStale(file, owner);
      continue;
    }
    if (Date.now() > deadline) {
      throw new ScriptError(
        `${waiting} It did not finish in 15 minutes. If it hangs, end it and delete ${file}.`,
      );
    }
    if (!told && owner !== undefined) {
      say(waiting);
      told = true;
    }
    await pause(POLL_MS);
  }
}

/**
 * The lock appears with its owner already in it, because it is linked from a finished file: a process that dies
 * half way leaves no lock without an owner.
 * @param {string} file
 * @returns {Promise<boolean>} false when the lock is held
 */
async function tryToCreate(file) {
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {Promise<number | undefined>} the process id in the lock; undefined when it is gone
 */
async function readOwner(file) {
  try {
    const pid = Number.parseInt(await readFile(file, 'utf8'), 10);
    return Number.isInteger(pid) ? pid : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Takes a dead owner's lock away. Two processes may see the same dead owner, and the slower one may get hold of
 * the faster one's new lock: it looks at what it moved, and puts a living owner's lock back.
 * @param {string} file
 * @param {number} deadOwner
 */
async function removeStale(file, deadOwner) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readOwner(aside)) === deadOwner) await rm(aside, { force: true });
  else await rename(aside, file);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
