// @ts-check
/** Starts what `npm run package` made, as somebody who downloaded it would: its window, and its command line. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { chromium } from 'playwright';

import { openDisplay } from './display.mjs';
import { OUT } from './paths.mjs';
import { runQuietly } from './processes.mjs';
import { runScript, ScriptError } from './script.mjs';
import { addUp, closingLine } from './tally.mjs';

const PACKAGES = join(OUT, 'package');
const TITLE = 'Commonplace';
const LIMIT_MS = 30_000;
const POLL_MS = 100;

/**
 * @param {string} folder - an empty one
 * @returns {Promise<string>} the executable of the app, out of its archive where that is a tar.gz
 */
async function unpack(folder) {
  const names = await readdir(PACKAGES);
  switch (process.platform) {
    case 'darwin': {
      const app = names.find((name) => name.startsWith('mac'));
      if (app === undefined) break;
      return join(PACKAGES, app, 'Commonplace.app', 'Contents', 'MacOS', 'Commonplace');
    }
    case 'win32':
      return join(PACKAGES, 'win-unpacked', 'Commonplace.exe');
    default: {
      const archive = names.find((name) => name.endsWith('.tar.gz'));
      if (archive === undefined) break;
      await mkdir(folder, { recursive: true });
      const tar = ['-xzf', join(PACKAGES, archive), '--strip-components=1', '-C', folder];
      const unpacked = await runQuietly('tar', tar);
      if (unpacked.code !== 0)
        throw new ScriptError(`${archive} could not be unpacked: ${unpacked.stderr.trim()}`);
      return join(folder, 'commonplace');
    }
  }
  throw new ScriptError(`There is no package in ${PACKAGES}. Run npm run package first.`);
}

/**
 * @param {string} executable
 * @param {string} folder
 */
async function checkCommandLine(executable, folder) {
  const env = { ...process.env, HOME: join(folder, 'home'), XDG_CONFIG_HOME: join(folder, 'config') };
  const library = join(folder, 'library');
  const listed = await runQuietly(executable, ['list', '--json', '--library', library], { env });
  if (listed.code !== 0)
    throw new Error(`it ended with ${listed.code ?? listed.signal}: ${listed.stderr.trim()}`);
  /** @type {unknown} */
  const value = JSON.parse(listed.stdout);
  if (!Array.isArray(value)) throw new Error(`it printed no list: ${listed.stdout}`);
}

/**
 * @param {string} executable
 * @param {string} folder
 */
async function checkWindow(executable, folder) {
  const display = await openDisplay();
  const args = [`--user-data-dir=${join(folder, 'user-data')}`, '--remote-debugging-port=0'];
  const app = spawn(executable, [...args, '--library', join(folder, 'window-library')], {
    env: display.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(app, 'close');
  try {
    const address = await debuggerAddress(app.stderr);
    await waitForTitle(address);
    await takePicture(address);
  } finally {
    app.kill();
    await ended;
    display.close();
  }
}

/**
 * @param {import('node:stream').Readable} stderr - read to its end, lest the app waits for a reader
 * @returns {Promise<string>} where the app's pages can be listed and driven
 */
function debuggerAddress(stderr) {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr.setEncoding('utf8');
    stderr.on('data', (/** @type {string} */ text) => {
      said += text;
      const address = /^DevTools listening on ws:\/\/([^/]+)\//m.exec(said)?.[1];
      if (address !== undefined) resolve(`http://${address}`);
    });
    stderr.once('end', () =>
      reject(new Error(`it ended before its window could be reached: ${said.trim()}`)),
    );
  });
}

/**
 * Asks the list of pages, not the pages: a window that hasn't loaded yet would never answer.
 * @param {string} address
 */
async function waitForTitle(address) {
  const deadline = Date.now() + LIMIT_MS;
  /** @type {readonly string[]} */
  let titles = [];
  while (Date.now() < deadline) {
    const response = await fetch(`${address}/json/list`);
    /** @type {unknown} */
    const listed = await response.json();
    const targets = /** @type {readonly { title: string, type: string }[]} */ (listed);
    titles = targets.filter(({ type }) => type === 'page').map(({ title }) => title);
    if (titles.some((title) => title.includes(TITLE))) return;
    await pause(POLL_MS);
  }
  throw new Error(`no window is called ${TITLE}; there are: ${titles.join(', ') || 'none'}`);
}

/** @param {string} address */
async function takePicture(address) {
  const browser = await chromium.connectOverCDP(address, { timeout: LIMIT_MS });
  const pages = browser.contexts().flatMap((context) => context.pages());
  const titles = await Promise.all(pages.map((page) => page.title()));
  const window = pages[titles.findIndex((title) => title.includes(TITLE))];
  await window?.screenshot({ path: join(OUT, 'package', 'window.png') });
  await browser.close();
}

/**
 * @param {string} name
 * @param {() => Promise<void>} check
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
async function attempt(name, check) {
  try {
    await check();
    process.stdout.write(`pass  ${name}\n`);
    return { passed: 1, failed: 0, skipped: [] };
  } catch (error) {
    process.stdout.write(`FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}

await runScript(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-package-'));
  try {
    const executable = await unpack(join(folder, 'app'));
    const tally = addUp([
      await attempt('the packaged command line lists a library', () => checkCommandLine(executable, folder)),
      await attempt('the packaged app opens its window', () => checkWindow(executable, folder)),
    ]);
    process.stdout.write(`${closingLine(tally)}\n`);
    return tally.failed === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
