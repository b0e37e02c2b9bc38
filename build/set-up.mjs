// @ts-check
/** Everything a bare clone lacks: packages, an Electron, and on Linux the libraries to show a window with. */

import { ensureDisplayLibraries } from './display-libraries.mjs';
import { hasDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { arePackagesReady, installPackages } from './packages.mjs';
import { isRunDirectly, runScript } from './script.mjs';

/**
 * Makes what is missing; says so on standard error, and says nothing when all is there. Rejects with a
 * `ScriptError` that tells what to do when something can't be made.
 * @param {{ window?: boolean }} [needs] - `window: false` for work that never shows one: no virtual display then
 * @returns {Promise<{ electron: string }>} the Electron executable
 */
export async function setUp({ window = true } = {}) {
  if (!(await arePackagesReady())) {
    await withLock('set-up', 'Another script is installing the packages; waiting for it…', async () => {
      if (!(await arePackagesReady())) await installPackages();
    });
  }
  const electron = await electronRuntime();
  await ensureDisplayLibraries(electron, { virtualDisplay: window && !hasDisplay() });
  return { electron };
}

if (isRunDirectly(import.meta.url)) {
  await runScript(async () => {
    await setUp();
    return 0;
  });
}
