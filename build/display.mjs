// @ts-check
/** A display to open windows on: the machine's own, or a virtual one that ends with the script. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { ScriptError } from './script.mjs';

const SCREEN = '1600x1000x24';

/**
 * Ends the server when its standard input ends, and that is a pipe from this script: so it goes too when this
 * script is killed without a chance to tidy up.
 */
const SERVER_THAT_ENDS_WITH_US =
  'Xvfb "$@" & server=$!; exec 3>&-; read -r _; kill "$server"; wait "$server"';

/** Whether windows can be shown here without further ado. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return isSet(process.env['DISPLAY']) || isSet(process.env['WAYLAND_DISPLAY']);
}

/**
 * @typedef {object} Display
 * @property {NodeJS.ProcessEnv} env - the environment for programs that shall use it
 * @property {() => void} close
 */

/**
 * Gives the machine's own display, or starts a virtual one of 1600 × 1000 that ends with `close`, or with this
 * script however that ends. Rejects with a `ScriptError` when it can't be started.
 * @returns {Promise<Display>}
 */
export async function openDisplay() {
  if (hasDisplay()) return { env: process.env, close: () => undefined };
  return startVirtualDisplay();
}

/**
 * The same for programs that run side by side and would fight for one display's focus and clipboard: so many virtual
 * displays. The machine's own is one.
 * @param {number} count
 * @returns {Promise<readonly Display[]>}
 */
export async function openDisplays(count) {
  if (hasDisplay()) return [await openDisplay()];
  return Promise.all(Array.from({ length: count }, startVirtualDisplay));
}

/** @returns {Promise<Display>} */
async function startVirtualDisplay() {
  const options = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  const server = spawn('sh', ['-c', SERVER_THAT_ENDS_WITH_US, 'sh', ...options], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    // Out of the terminal's foreground group: Ctrl-C is for us, and we still need the display while we tidy up.
    detached: true,
  });
  const number = await displayNumber(server);
  server.unref();
  return {
    env: { ...process.env, DISPLAY: `:${number}` },
    close: () => server.stdin?.end(),
  };
}

/**
 * Xvfb writes the number of the display it chose when it is ready for clients.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
async function displayNumber(server) {
  const pipe = server.stdio[3];
  if (pipe === null || pipe === undefined || !('setEncoding' in pipe)) throw new Error('no pipe to Xvfb');
  pipe.setEncoding('utf8');
  let said = '';
  pipe.on('data', (/** @type {string} */ text) => {
    said += text;
  });
  await once(pipe, 'end');
  const number = said.trim();
  if (number !== '') return number;
  throw new ScriptError(
    'The virtual display (Xvfb) could not be started. Try `Xvfb -displayfd 1` to see its reason.',
  );
}

/** @param {string | undefined} value */
function isSet(value) {
  return value !== undefined && value !== '';
}
