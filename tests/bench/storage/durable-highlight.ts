import { join } from 'node:path';
import { bundleScript } from '../../support/bundle-script';
import type { BenchContext, Row } from '../bench';
import { LineProcess } from '../support/line-process';
import type { Libraries } from './libraries';
import type { Sizes } from './sizes';

const MOST_TIMES_SMALL = 1.25;
const WARM_UPS = 50;

/** One highlight until it is on the disk, in a small and in a large library, turn by turn. */
export async function* durableHighlight(
  context: BenchContext,
  libraries: Libraries,
  sizes: Sizes,
): AsyncGenerator<Row> {
  const script = await bundleScript('tests/bench/storage/time-highlights.ts', libraries.scripts);
  const start = async (articles: number): Promise<LineProcess> => {
    const folder = await libraries.of(articles);
    const words = [folder, `${libraries.seed}`, `${articles}`, join(context.folder, `caches-${articles}`)];
    const child = new LineProcess(context.electron, script, words);
    await child.next();
    return child;
  };
  const small = await start(sizes.small);
  const large = await start(sizes.large);
  const figures: { small: number[]; large: number[] } = { small: [], large: [] };
  for (let turn = 0; turn < WARM_UPS + sizes.highlights; turn += 1) {
    const smallMs = Number(await small.ask(`note ${turn}`));
    const largeMs = Number(await large.ask(`note ${turn}`));
    if (turn < WARM_UPS) continue;
    figures.small.push(smallMs);
    figures.large.push(largeMs);
  }
  await Promise.all([small.end(), large.end()]);
  yield {
    name: `one highlight until it is durable, ${sizes.large} articles`,
    unit: 'ms',
    figures: figures.large,
    baseline: { name: `${sizes.small} articles`, figures: figures.small, as: 'ratio' },
    atMost: MOST_TIMES_SMALL,
  };
}
