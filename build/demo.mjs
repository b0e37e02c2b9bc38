// @ts-check
/** The app's main job, done once on the real app by a script, in a library of its own that is thrown away after. */

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { _electron } from 'playwright';

import { doMainJob } from './demo-steps.mjs';
import { openDisplay } from './display.mjs';
import { sandboxSwitches } from './electron-switches.mjs';
import { OUT, ROOT } from './paths.mjs';
import { say } from './script.mjs';

const PICTURE = join(OUT, 'demo', 'window.png');

/**
 * Saves the welcome article, reads it, highlights a quote, notes it and exports; prints the exported notes and
 * where the picture of the window lies.
 * @param {string} electron - the executable
 * @returns {Promise<number>} the exit code: 0 when every step worked
 */
export async function runDemo(electron) {
  const display = await openDisplay();
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-demo-'));
  try {
    const app = await launch(electron, folder, display.env);
    try {
      const window = await app.firstWindow();
      const notes = await doMainJob({ app, window, folder, tell: say }).finally(() => takePicture(window));
      process.stdout.write(
        `\nThe exported notes:\n\n${notes.trimEnd()}\n\nA picture of the window: ${PICTURE}\n`,
      );
      return 0;
    } finally {
      await app.close();
    }
  } catch (error) {
    say(`The demonstration did not get through: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Also of a window where a step failed: it shows why.
 * @param {import('playwright').Page} window
 */
async function takePicture(window) {
  await mkdir(dirname(PICTURE), { recursive: true });
  await window.screenshot({ path: PICTURE });
}

/**
 * @param {string} electron
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
function launch(electron, folder, env) {
  return _electron.launch({
    executablePath: electron,
    args: [
      ...sandboxSwitches(),
      `--user-data-dir=${join(folder, 'user-data')}`,
      '--force-device-scale-factor=1',
      '--lang=en-US',
      ROOT,
      '--',
      '--library',
      join(folder, 'library'),
    ],
    env: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });
}
