/** From spawn to a window that can be used: the app against a blank window, turn by turn in the same run. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BenchContext, Row } from './bench';

const WARM_UPS = 2;
const RUNS = 9;
const MOST_TIMES_BLANK = 1.5;
const LIMIT_MS = 60_000;

/** The app prints this line when its list and article are on the screen and it takes input. */
const APP_SIGNAL = 'commonplace:interactive';
const BLANK_SIGNAL = 'blank:painted';

export async function run(context: BenchContext): Promise<readonly Row[]> {
  const blank: number[] = [];
  const app: number[] = [];
  for (let turn = 0; turn < WARM_UPS + RUNS; turn += 1) {
    const blankMs = await timeBlank(context);
    const appMs = await timeApp(context);
    if (turn < WARM_UPS) continue;
    blank.push(blankMs);
    app.push(appMs);
  }
  return [
    {
      name: 'spawn to interactive, library with the welcome article',
      unit: 'ms',
      figures: app,
      baseline: { name: 'blank Electron window', figures: blank },
      atMost: MOST_TIMES_BLANK,
    },
  ];
}

function timeBlank(context: BenchContext): Promise<number> {
  const userData = `--user-data-dir=${join(context.folder, 'blank')}`;
  return timeToLine(context, [userData, join(context.root, 'tests', 'bench', 'blank-window')], BLANK_SIGNAL);
}

/** The first warm-up makes the library with the welcome article in it; the later runs find it. */
function timeApp(context: BenchContext): Promise<number> {
  const userData = `--user-data-dir=${join(context.folder, 'app')}`;
  const library = join(context.folder, 'library');
  return timeToLine(context, [userData, context.root, '--', '--library', library], APP_SIGNAL);
}

/** @returns milliseconds from spawn to the line on standard output; the program is ended after it. */
async function timeToLine(context: BenchContext, args: readonly string[], line: string): Promise<number> {
  const started = performance.now();
  const child = spawn(context.electron, [...context.switches, ...args], {
    env: { ...context.env, COMMONPLACE_SIGNAL_INTERACTIVE: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  try {
    for await (const said of createInterface({ input: child.stdout })) {
      if (said.trim() === line) return performance.now() - started;
    }
    throw new Error(`The program ended, or was ended after ${LIMIT_MS / 1000} s, without saying "${line}".`);
  } finally {
    clearTimeout(limit);
    child.kill();
    await ended;
  }
}
