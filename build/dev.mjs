// @ts-check
/** `npm run dev`: the app with the renderer reloaded as its sources change, for people who work on it. */

import { join } from 'node:path';

import { BUILD_CONFIG, forgetBuild } from './build-app.mjs';
import { openDisplay } from './display.mjs';
import { sandboxSwitches } from './electron-switches.mjs';
import { NODE_MODULES } from './paths.mjs';
import { runInFront } from './processes.mjs';
import { runScript } from './script.mjs';
import { setUp } from './set-up.mjs';

await runScript(async () => {
  const { electron } = await setUp();
  // What the development server writes to `out/` is not the built app.
  await forgetBuild();
  const display = await openDisplay();
  try {
    const vite = join(NODE_MODULES, 'electron-vite', 'bin', 'electron-vite.js');
    const env = {
      ...display.env,
      ELECTRON_EXEC_PATH: electron,
      // electron-vite puts its arguments after the app's path, where Chromium no longer looks for switches.
      ...(sandboxSwitches().length > 0 && { NO_SANDBOX: '1' }),
      ELECTRON_CLI_ARGS: JSON.stringify(['--', ...process.argv.slice(2)]),
    };
    return await runInFront(process.execPath, [vite, 'dev', '--config', BUILD_CONFIG, '--watch'], { env });
  } finally {
    display.close();
    await forgetBuild();
  }
});
