import { join } from 'node:path';
import { bundleScript } from '../../support/bundle-script';
import type { BenchContext, Row } from '../bench';
import { LineProcess } from '../support/line-process';
import type { Libraries } from './libraries';
import type { Sizes } from './sizes';

const MOST_TIMES_READING = 2;
const WARM_UPS = 1;

/** A lost index made anew, against the bare reading of the same documents, turn by turn in one process. */
export async function* indexRebuild(
  context: BenchContext,
  libraries: Libraries,
  sizes: Sizes,
): AsyncGenerator<Row> {
  const thread = await bundleScript('electron/library/jobs/thread.ts', libraries.scripts);
  const script = await bundleScript('tests/bench/storage/time-rebuild.ts', libraries.scripts);
  const folder = await libraries.of(sizes.large);
  const child = new LineProcess(context.electron, script, [
    folder,
    join(context.folder, 'rebuilt-index'),
    thread,
  ]);
  const figures: { read: number[]; rebuild: number[] } = { read: [], rebuild: [] };
  for (let turn = 0; turn < WARM_UPS + sizes.rebuilds; turn += 1) {
    for (const what of ['read', 'rebuild'] as const) {
      const [milliseconds, articles] = (await child.ask(what)).split(' ').map(Number);
      if (articles !== sizes.large) throw new Error(`${what} found ${articles} of ${sizes.large} articles.`);
      if (turn >= WARM_UPS) figures[what].push(milliseconds ?? Number.NaN);
    }
  }
  await child.end();
  yield {
    name: `a lost index made anew and written, ${sizes.large} articles`,
    unit: 'ms',
    figures: figures.rebuild,
    baseline: { name: 'reading and parsing their documents', figures: figures.read, as: 'ratio' },
    atMost: MOST_TIMES_READING,
  };
}
