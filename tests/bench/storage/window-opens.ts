import type { BenchContext, Row } from '../bench';
import { startAppOn, warmUp } from './app-on-library';
import type { Libraries } from './libraries';
import type { Sizes } from './sizes';

const MOST_TIMES_USUAL = 1.3;
const MOST_TIMES_LARGE = 2;
const WARM_UPS = 1;

/** From spawn to a window that can be used, on three libraries, turn by turn. */
export async function* windowOpens(
  context: BenchContext,
  libraries: Libraries,
  sizes: Sizes,
): AsyncGenerator<Row> {
  const counts = [sizes.few, sizes.usual, sizes.large];
  const figures = new Map<number, number[]>(counts.map((articles) => [articles, []]));
  for (const articles of counts) await warmUp(context, await libraries.of(articles), articles);
  for (let turn = 0; turn < WARM_UPS + sizes.starts; turn += 1) {
    for (const articles of counts) {
      const app = await startAppOn(context, await libraries.of(articles));
      await app.end();
      if (turn >= WARM_UPS) figures.get(articles)?.push(app.milliseconds);
    }
  }
  const bars = [
    [sizes.usual, MOST_TIMES_USUAL],
    [sizes.large, MOST_TIMES_LARGE],
  ] as const;
  for (const [articles, atMost] of bars) {
    yield {
      name: `spawn to interactive, ${articles} articles`,
      unit: 'ms',
      figures: figures.get(articles) ?? [],
      baseline: { name: `${sizes.few} articles`, figures: figures.get(sizes.few) ?? [], as: 'ratio' },
      atMost,
    };
  }
}
