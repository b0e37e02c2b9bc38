// @ts-check
/** Builds the app into `out/`, when it isn't there already as the sources would make it. */

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { withLock } from './lock.mjs';
import { BUILD, NODE_MODULES, OUT, ROOT } from './paths.mjs';
import { runQuietly } from './processes.mjs';
import { isRunDirectly, runScript, say, ScriptError } from './script.mjs';

export const BUILD_CONFIG = join(BUILD, 'electron.vite.config.ts');
const SOURCES = ['electron', 'renderer', 'assets', 'package.json', 'package-lock.json', 'tsconfig.json'];
/** The three folders of a built app; a build elsewhere makes them, then they are moved here. */
const PARTS = ['main', 'preload', 'renderer'];
/** Written last: it says which sources the folders beside it were made from. */
const STAMP = join(OUT, 'built-from.txt');

/**
 * Builds the app unless it is up to date. Several scripts may ask at once: one builds, the others wait for it, and
 * an app that is running meanwhile never sees half a build. Rejects with what is wrong in the sources.
 */
export async function buildApp() {
  if (await isUpToDate()) return;
  await withLock('build', 'Another script is building the app; waiting for it…', async () => {
    const sources = await fingerprint();
    if (!(await isUpToDate(sources))) await build(sources);
  });
}

/** Makes the next `buildApp` build, whatever it finds. */
export async function forgetBuild() {
  await rm(STAMP, { force: true });
}

/** @param {string} sources */
async function build(sources) {
  const started = Date.now();
  const fresh = join(OUT, 'building');
  await rm(fresh, { recursive: true, force: true });
  const vite = join(NODE_MODULES, 'electron-vite', 'bin', 'electron-vite.js');
  const built = await runQuietly(
    process.execPath,
    [vite, 'build', '--config', BUILD_CONFIG, '--outDir', fresh, '--logLevel', 'warn'],
    { env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (built.code !== 0) {
    throw new ScriptError(`The app could not be built; the last build that worked is kept.\n${said(built)}`);
  }
  await replaceParts(fresh);
  await writeFile(STAMP, sources);
  say(`Built the app in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  if (said(built) !== '') say(said(built));
}

/** @param {string} fresh */
async function replaceParts(fresh) {
  const replaced = join(OUT, 'replaced');
  await rm(replaced, { recursive: true, force: true });
  await mkdir(replaced, { recursive: true });
  await forgetBuild();
  for (const part of PARTS) {
    await rename(join(OUT, part), join(replaced, part)).catch(ignoreMissing);
    await rename(join(fresh, part), join(OUT, part));
  }
  await rm(replaced, { recursive: true, force: true });
  await rm(fresh, { recursive: true, force: true });
}

/** @param {string} [sources] */
async function isUpToDate(sources) {
  try {
    return (await readFile(STAMP, 'utf8')) === (sources ?? (await fingerprint()));
  } catch {
    return false;
  }
}

/**
 * Changes whenever a source is added, removed or written, because names, sizes and times go into it.
 * @returns {Promise<string>}
 */
async function fingerprint() {
  /** @type {string[]} */
  const lines = [];
  await Promise.all(
    [BUILD_CONFIG, ...SOURCES.map((source) => join(ROOT, source))].map((path) => describe(path, lines)),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/**
 * @param {string} path
 * @param {string[]} lines - gets one line for every file at or under the path
 */
async function describe(path, lines) {
  const about = await stat(path).catch(ignoreMissing);
  if (about === undefined) return;
  if (about.isDirectory()) {
    const names = await readdir(path);
    await Promise.all(names.map((name) => describe(join(path, name), lines)));
    return;
  }
  lines.push(`${relative(ROOT, path).split(sep).join('/')} ${about.size} ${about.mtimeMs}`);
}

/**
 * @param {unknown} error
 * @returns {undefined}
 */
function ignoreMissing(error) {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

/** @param {{ stdout: string, stderr: string }} output */
function said(output) {
  return `${output.stdout.trim()}\n${output.stderr.trim()}`.trim();
}

if (isRunDirectly(import.meta.url)) {
  await runScript(async () => {
    await buildApp();
    return 0;
  });
}
