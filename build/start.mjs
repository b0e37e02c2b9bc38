// @ts-check
/** `npm start`: makes what is missing, builds, and opens the app; without a display, does its main job once. */

import { buildApp } from './build-app.mjs';
import { hasDisplay } from './display.mjs';
import { QUIET_SWITCHES, sandboxSwitches } from './electron-switches.mjs';
import { ROOT } from './paths.mjs';
import { runInFront } from './processes.mjs';
import { runScript, say } from './script.mjs';
import { setUp } from './set-up.mjs';

await runScript(async () => {
  const { electron } = await setUp();
  await buildApp();
  if (hasDisplay()) {
    return runInFront(electron, [
      ...sandboxSwitches(),
      ...QUIET_SWITCHES,
      ROOT,
      '--',
      ...process.argv.slice(2),
    ]);
  }
  say('This machine has no display, so Commonplace does its main job once in a virtual one.');
  // Only now: it needs packages that a bare clone gets from the set-up above.
  const { runDemo } = await import('./demo.mjs');
  return runDemo(electron);
});
