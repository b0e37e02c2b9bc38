// @ts-check
/**
 * Chromium's headless platform: an Electron that needs no display server at all, for work that shows no window. It
 * starts faster than a virtual display does. Not every Electron release survives it (electron/electron#53722), so
 * each executable is tried once.
 */

import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { sandboxSwitches, WINDOWLESS_SWITCHES } from './electron-switches.mjs';
import { BUILD, CACHE } from './paths.mjs';
import { runQuietly } from './processes.mjs';

export const HEADLESS_SWITCHES = ['--ozone-platform=headless'];

const STAMP = join(CACHE, 'headless.txt');
const PROBE = join(BUILD, 'headless-probe.mjs');
const PROBE_ANSWER = 'the page was read';

/**
 * Whether this Electron can load a page in a hidden window without a display. Remembered for each executable.
 * @param {string} electron
 */
export async function canRunHeadless(electron) {
  const { mtimeMs } = await stat(electron);
  const works = `${electron} ${mtimeMs} works`;
  const fails = `${electron} ${mtimeMs} fails`;
  const known = await readFile(STAMP, 'utf8').catch(() => undefined);
  if (known === works || known === fails) return known === works;

  const args = [...sandboxSwitches(), ...WINDOWLESS_SWITCHES, ...HEADLESS_SWITCHES, PROBE];
  const probe = await runQuietly(electron, args);
  const answered = probe.code === 0 && probe.stdout.includes(PROBE_ANSWER);
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, answered ? works : fails);
  return answered;
}
