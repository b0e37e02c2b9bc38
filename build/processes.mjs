// @ts-check
/** Starting other programs: to their end with their words caught, or in front with ours handed on. */

import { spawn } from 'node:child_process';
import { access, constants as files } from 'node:fs/promises';
import { constants as system } from 'node:os';
import { basename, delimiter, join } from 'node:path';

import { ROOT } from './paths.mjs';

/**
 * @typedef {object} Finished
 * @property {number | null} code - null when a signal ended it
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] - the repository root unless told
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shell]
 */

/**
 * Runs a program to its end and catches what it prints. Rejects only when it can't be started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>}
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {Buffer[]} */
    const stdout = [];
    /** @type {Buffer[]} */
    const stderr = [];
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => stdout.push(chunk));
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => stderr.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({
        code,
        signal,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}

/**
 * Runs a program in front: it has this terminal, and the signals sent to this script reach it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} the exit code to end with; 128 and the signal's number when a signal ended it
 */
export function runInFront(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, ...options, stdio: 'inherit' });
    const stopForwarding = forwardSignals((signal) => child.kill(signal));
    child.once('error', (error) => {
      stopForwarding();
      reject(error);
    });
    child.once('close', (code, signal) => {
      stopForwarding();
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

/**
 * Keeps this script alive when it is told to end, and tells somebody else instead.
 * @param {(signal: NodeJS.Signals) => void} tell
 * @returns {() => void} gives the signals back
 */
export function forwardSignals(tell) {
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, tell);
  return () => {
    for (const signal of signals) process.off(signal, tell);
  };
}

/**
 * The exit code a shell gives for a program that a signal ended.
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(signal) {
  return signal === null ? 1 : 128 + system.signals[signal];
}

/**
 * How to call npm: through the npm that started this script where there is one, so that `npm` on Windows
 * (a batch file, which Node doesn't spawn without a shell) is only the last resort.
 * @param {readonly string[]} args - words without spaces or quotes, because of that shell
 * @returns {{ command: string, args: readonly string[], shell: boolean }}
 */
export function npmCall(args) {
  const started = process.env['npm_execpath'];
  if (started !== undefined && basename(started) === 'npm-cli.js') {
    return { command: process.execPath, args: [started, ...args], shell: false };
  }
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

/**
 * Looks a program up in the PATH, as a shell on Linux or macOS would.
 * @param {string} name
 * @returns {Promise<string | undefined>} its path
 */
export async function findProgram(name) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, name);
    try {
      await access(path, files.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return undefined;
}
