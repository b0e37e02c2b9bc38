// @ts-check
/**
 * The command line from source: starts the app on this checkout with the words given here, and passes standard
 * input, output and error, signals and the exit code through. Says nothing itself when all is ready.
 */

import { spawn } from 'node:child_process';

import { buildApp } from './build-app.mjs';
import { hasDisplay, openDisplay } from './display.mjs';
import { sandboxSwitches, WINDOWLESS_SWITCHES } from './electron-switches.mjs';
import { canRunHeadless, HEADLESS_SWITCHES } from './headless.mjs';
import { ROOT } from './paths.mjs';
import { exitCodeOf, forwardSignals } from './processes.mjs';
import { runScript, say } from './script.mjs';
import { setUp } from './set-up.mjs';
import { serveInput } from './stdin-pipe.mjs';

/**
 * @typedef {object} Surroundings
 * @property {readonly string[]} switches
 * @property {NodeJS.ProcessEnv} env
 * @property {() => void} close
 */

/**
 * What Electron needs to run without a window being seen.
 * @param {string} electron
 * @returns {Promise<Surroundings>}
 */
async function prepareSurroundings(electron) {
  if (hasDisplay()) return { switches: [], env: process.env, close: () => undefined };
  // The app can't tell a display that nobody sees from one that somebody does, and has to before it opens its window.
  const noDisplay = { COMMONPLACE_NO_DISPLAY: '1' };
  if (await canRunHeadless(electron)) {
    return { switches: HEADLESS_SWITCHES, env: { ...process.env, ...noDisplay }, close: () => undefined };
  }
  await setUp({ window: true });
  const { env, close } = await openDisplay();
  return { switches: [], env: { ...env, ...noDisplay }, close };
}

/** Where the person stands: npm runs its scripts in the package's folder, and says where it was called. */
function callersFolder() {
  const calledFrom = process.env['INIT_CWD'];
  return process.env['npm_lifecycle_event'] === 'commonplace' && calledFrom !== undefined
    ? calledFrom
    : process.cwd();
}

/**
 * @param {number | null} code - of Electron
 * @param {NodeJS.Signals | null} signal - that ended Electron
 * @param {NodeJS.Signals | null} toldToEnd - the signal that was passed on to it
 */
function exitCode(code, signal, toldToEnd) {
  if (code === null) {
    if (toldToEnd === null)
      say(`Commonplace ended unexpectedly (${signal}). What it had reported as done is kept.`);
    return exitCodeOf(signal);
  }
  // Electron ends in good order when a signal asks it to, and gives 0; but the work was cut short.
  return code === 0 && toldToEnd !== null ? exitCodeOf(toldToEnd) : code;
}

await runScript(async () => {
  const { electron } = await setUp({ window: false });
  await buildApp();
  const surroundings = await prepareSurroundings(electron);
  const input = process.platform === 'win32' ? await serveInput(process.stdin) : undefined;

  const words = process.argv.slice(2);
  const switches = [...sandboxSwitches(), ...WINDOWLESS_SWITCHES, ...surroundings.switches];
  const child = spawn(electron, [...switches, ROOT, '--', ...words], {
    // The channel carries nothing: its end tells the app that this launcher is gone, however it went.
    stdio: [input === undefined ? 'inherit' : 'ignore', 'inherit', 'inherit', 'ipc'],
    cwd: callersFolder(),
    env: { ...surroundings.env, ...input?.env },
  });
  /** @type {NodeJS.Signals | null} */
  let toldToEnd = null;
  const stopForwarding = forwardSignals((signal) => {
    toldToEnd = signal;
    child.kill(signal);
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(exitCode(code, signal, toldToEnd)));
    });
  } finally {
    stopForwarding();
    input?.close();
    surroundings.close();
  }
});
