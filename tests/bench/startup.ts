/** From spawn to a window that can be used: the app against a blank window, turn by turn in the same run. */

import { join } from 'node:path';
import type { BenchContext, Row } from './bench';
import { APP_SIGNAL, startTimed } from './support/timed-start';

const WARM_UPS = 2;
const RUNS = 15;
const MOST_TIMES_BLANK = 1.5;

const BLANK_SIGNAL = 'blank:painted';

export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const blank: number[] = [];
  const app: number[] = [];
  for (let turn = 0; turn < WARM_UPS + RUNS; turn += 1) {
    const blankMs = await timeBlank(context);
    const appMs = await timeApp(context);
    if (turn < WARM_UPS) continue;
    blank.push(blankMs);
    app.push(appMs);
  }
  yield {
    name: 'spawn to interactive, library with the welcome article',
    unit: 'ms',
    figures: app,
    baseline: { name: 'blank Electron window', figures: blank, as: 'ratio' },
    atMost: MOST_TIMES_BLANK,
  };
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
  const started = await startTimed(context, args, line);
  await started.end();
  return started.milliseconds;
}
