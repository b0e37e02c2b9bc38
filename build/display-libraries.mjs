// @ts-check
/**
 * The system libraries that Electron needs on Linux to show a window, and the virtual display for a machine
 * without a display of its own.
 */

import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { CACHE } from './paths.mjs';
import { findProgram, runQuietly } from './processes.mjs';
import { say, ScriptError } from './script.mjs';

/** The executable, then a line for each library that it was linked with. */
const STAMP = join(CACHE, 'display-libraries.txt');

/** Each with its other names: Debian 13 and Ubuntu 24.04 renamed some. The first that apt knows is taken. */
const LIBRARY_PACKAGES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
];
const VIRTUAL_DISPLAY_PACKAGES = [['xvfb']];

/**
 * Makes sure that Electron's libraries are here, and Xvfb where it is asked for. Installs them with apt-get when
 * run as root on a Debian or Ubuntu; elsewhere rejects with the command that would. Does nothing but on Linux.
 * @param {string} electron - the executable
 * @param {{ virtualDisplay: boolean }} needs
 */
export async function ensureDisplayLibraries(electron, needs) {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(electron, needs);
  if (missing.length === 0) return;

  const apt = await findProgram('apt-get');
  if (apt === undefined) {
    throw new ScriptError(
      `This machine lacks ${missing.join(', ')}, without which no window can be shown here. Install GTK 3, NSS, ALSA, GBM and Xvfb with your system's package manager, then run this again.`,
    );
  }
  const packages = [...LIBRARY_PACKAGES, ...(needs.virtualDisplay ? VIRTUAL_DISPLAY_PACKAGES : [])];
  if (process.getuid?.() !== 0) {
    const names = await chooseNames(packages);
    throw new ScriptError(
      `This machine lacks ${missing.join(', ')}, without which no window can be shown here. Run this, then try again:\n  sudo apt-get install ${names.join(' ')}`,
    );
  }
  await install(apt, packages, missing);

  const stillMissing = await findMissing(electron, needs);
  if (stillMissing.length > 0) {
    throw new ScriptError(
      `Electron still lacks ${stillMissing.join(', ')} after apt-get installed what it usually needs. Install what provides them, then run this again.`,
    );
  }
}

/**
 * @param {string} electron
 * @param {{ virtualDisplay: boolean }} needs
 * @returns {Promise<readonly string[]>}
 */
async function findMissing(electron, needs) {
  const missing = [...(await findMissingLibraries(electron))];
  if (needs.virtualDisplay && (await findProgram('Xvfb')) === undefined) missing.push('Xvfb');
  return missing;
}

/**
 * Asks the dynamic linker, and remembers where it found everything: while all that is still there, it needn't be
 * asked again.
 * @param {string} electron
 * @returns {Promise<readonly string[]>} file names such as `libgtk-3.so.0`
 */
async function findMissingLibraries(electron) {
  if (await isStampValid(electron)) return [];
  const { stdout } = await runQuietly('ldd', [electron]);
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  if (missing.length === 0) {
    const found = [...stdout.matchAll(/ => (\/\S+) \(/g)].map((match) => match[1]);
    await mkdir(dirname(STAMP), { recursive: true });
    await writeFile(STAMP, [electron, ...found].join('\n'));
  }
  return missing;
}

/** @param {string} electron */
async function isStampValid(electron) {
  try {
    const [stamped, ...found] = (await readFile(STAMP, 'utf8')).split('\n');
    await Promise.all(found.map((library) => access(library)));
    return stamped === electron;
  } catch {
    return false;
  }
}

/**
 * @param {string} apt
 * @param {readonly (readonly string[])[]} packages
 * @param {readonly string[]} missing
 */
async function install(apt, packages, missing) {
  say(`Installing the system libraries that Electron needs (${missing.join(', ')})…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await runQuietly(apt, ['update'], { env });
  const names = await chooseNames(packages);
  const installed = await runQuietly(apt, ['install', '--yes', '--no-install-recommends', ...names], { env });
  if (installed.code !== 0) {
    const said = [updated.code === 0 ? '' : updated.stderr, installed.stderr].join('\n').trim();
    throw new ScriptError(
      `apt-get could not install ${names.join(' ')}:\n${said}\nPut right what it names, then run this again.`,
    );
  }
}

/**
 * @param {readonly (readonly string[])[]} packages
 * @returns {Promise<readonly string[]>}
 */
function chooseNames(packages) {
  return Promise.all(
    packages.map(async (names) => {
      for (const name of names) {
        const known = await runQuietly('apt-cache', ['show', '--no-all-versions', name]);
        if (known.code === 0) return name;
      }
      return names.at(-1) ?? '';
    }),
  );
}
