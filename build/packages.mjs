// @ts-check
/** The npm packages: there, and made for the lock file as it is now. */

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { NODE_MODULES, ROOT } from './paths.mjs';
import { npmCall, runQuietly } from './processes.mjs';
import { say, ScriptError } from './script.mjs';

/** Inside `node_modules`, so that it goes when the packages go. */
const STAMP = join(NODE_MODULES, '.commonplace-packages');

/** Whether the packages were installed for this lock file. */
export async function arePackagesReady() {
  try {
    return (await readFile(STAMP, 'utf8')) === (await lockDigest());
  } catch {
    return false;
  }
}

/** Installs exactly what the lock file names. Rejects with npm's own words when it can't. */
export async function installPackages() {
  say('Installing packages…');
  const npm = npmCall(['ci']);
  const installed = await runQuietly(npm.command, npm.args, { shell: npm.shell });
  if (installed.code !== 0) {
    throw new ScriptError(
      `The packages could not be installed.\n${installed.stderr.trim()}\nPut right what npm names above, then run this again.`,
    );
  }
  await writeFile(STAMP, await lockDigest());
}

async function lockDigest() {
  const lock = await readFile(join(ROOT, 'package-lock.json'));
  return createHash('sha256').update(lock).digest('hex');
}
