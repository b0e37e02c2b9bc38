import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchContext } from '../bench';
import { APP_SIGNAL, startTimed, type TimedStart } from '../support/timed-start';

/** How long the app is left alone with a library that it sees for the first time, per thousand articles. */
const FIRST_REST_MS = 1_000;
const LEAST_REST_MS = 3_000;

/** Starts the app on a library, with app data of that library's own; ready when its window can be used. */
export function startAppOn(context: BenchContext, library: string): Promise<TimedStart> {
  const userData = `--user-data-dir=${dataOf(library)}`;
  return startTimed(context, [userData, context.root, '--', '--library', library], APP_SIGNAL);
}

/** Lets the app see a library once, so that what it keeps beside it (its index, Chromium's caches) is there. */
export async function warmUp(context: BenchContext, library: string, articles: number): Promise<void> {
  const app = await startAppOn(context, library);
  await pause(Math.max(LEAST_REST_MS, (articles / 1000) * FIRST_REST_MS));
  await app.end();
}

function dataOf(library: string): string {
  return join(library, '..', `data-of-${library.replace(/^.*[\\/]/, '')}`);
}
