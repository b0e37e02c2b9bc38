import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchContext, Row } from '../bench';
import { startAppOn, warmUp } from './app-on-library';
import type { Libraries } from './libraries';
import type { Sizes } from './sizes';

const MOST_MB_MORE = 120;
/** After the window can be used, until what goes on behind it has calmed down. */
const REST_MS = 5_000;

/** Resident memory of the main process, with a library and with an empty one, turn by turn. Linux only. */
export async function* mainMemory(
  context: BenchContext,
  libraries: Libraries,
  sizes: Sizes,
): AsyncGenerator<Row> {
  if (process.platform !== 'linux') {
    context.say('The memory of the main process is measured on Linux only: it is read from /proc.');
    return;
  }
  const empty: number[] = [];
  const usual: number[] = [];
  await warmUp(context, await libraries.of(0), 0);
  await warmUp(context, await libraries.of(sizes.usual), sizes.usual);
  for (let turn = 0; turn < sizes.memories; turn += 1) {
    empty.push(await residentMb(context, await libraries.of(0)));
    usual.push(await residentMb(context, await libraries.of(sizes.usual)));
  }
  yield {
    name: `resident memory of the main process, ${sizes.usual} articles`,
    unit: 'MB',
    figures: usual,
    baseline: { name: 'empty library', figures: empty, as: 'difference' },
    atMost: MOST_MB_MORE,
  };
}

async function residentMb(context: BenchContext, library: string): Promise<number> {
  const app = await startAppOn(context, library);
  await pause(REST_MS);
  const status = await readFile(`/proc/${app.pid}/status`, 'utf8');
  await app.end();
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error('/proc says nothing of the memory of the main process.');
  return Number(kilobytes) / 1024;
}
