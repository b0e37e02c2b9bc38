// @ts-check
/** Finds an Electron to run from source, or prepares one; run directly, it prints the executable's path. */

import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  canUseFallback,
  FALLBACK_VERSION,
  findPreparedFallback,
  prepareFallback,
} from './electron-fallback.mjs';
import { withLock } from './lock.mjs';
import { NODE_MODULES } from './paths.mjs';
import { runQuietly } from './processes.mjs';
import { isRunDirectly, runScript, say, ScriptError } from './script.mjs';

const PACKAGE_FOLDER = join(NODE_MODULES, 'electron');

/**
 * An Electron that is here already: the folder that `ELECTRON_OVERRIDE_DIST_PATH` names, the binary of the
 * `electron` package, or the fallback of an earlier run. Rejects when the variable names a folder without one.
 * @returns {Promise<string | undefined>}
 */
export async function findElectron() {
  return (await findOverride()) ?? (await findOfficial()) ?? (await findPreparedFallback());
}

/**
 * Finds an Electron as `findElectron` does; where there is none, lets the `electron` package download its own,
 * and takes the fallback where that fails. Several processes may ask at once.
 * @returns {Promise<string>} the executable
 */
export async function electronRuntime() {
  const found = await findElectron();
  if (found !== undefined) return found;
  return withLock('electron', 'Another script is fetching Electron; waiting for it…', async () => {
    return (await findElectron()) ?? (await download());
  });
}

async function download() {
  say('Downloading Electron…');
  const installed = await runQuietly(process.execPath, [join(PACKAGE_FOLDER, 'install.js')]);
  const official = await findOfficial();
  if (official !== undefined) return official;

  const reason = firstTellingLine(installed.stderr);
  if (!canUseFallback()) {
    throw new ScriptError(
      `Electron could not be downloaded: ${reason}\nCheck the connection (and that Node is 22.12 or newer), then run this again.`,
    );
  }
  say(`Electron could not be downloaded (${reason}).`);
  say(`Electron ${FALLBACK_VERSION} takes its place for development here.`);
  return prepareFallback();
}

async function findOverride() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder === undefined || folder === '') return undefined;
  const executable = join(folder, executableName());
  if (await exists(executable)) return executable;
  throw new ScriptError(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no ${executableName()} in it.`,
  );
}

async function findOfficial() {
  try {
    const executable = await readFile(join(PACKAGE_FOLDER, 'path.txt'), 'utf8');
    const path = join(PACKAGE_FOLDER, 'dist', executable);
    return (await exists(path)) ? path : undefined;
  } catch {
    return undefined;
  }
}

function executableName() {
  switch (process.platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron';
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}

/** @param {string} path */
async function exists(path) {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * The line of an uncaught error's output that names the error.
 * @param {string} stderr
 */
function firstTellingLine(stderr) {
  const lines = stderr.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /error/i.test(line)) ?? lines.find((line) => line !== '') ?? 'no reason was given'
  );
}

if (isRunDirectly(import.meta.url)) {
  await runScript(async () => {
    process.stdout.write(`${await electronRuntime()}\n`);
    return 0;
  });
}
