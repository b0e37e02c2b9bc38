/** The store at any size, and killed while it writes: `npm run bench -- storage [--quick] [--row NAME]…`. */

import { parseArgs } from 'node:util';
import type { BenchContext, Row } from './bench';
import { durableHighlight } from './storage/durable-highlight';
import { indexRebuild } from './storage/index-rebuild';
import { kills } from './storage/kills';
import { librariesIn, type Libraries } from './storage/libraries';
import { mainMemory } from './storage/main-memory';
import { FULL, QUICK, type Sizes } from './storage/sizes';
import { windowOpens } from './storage/window-opens';

type Measure = (context: BenchContext, libraries: Libraries, sizes: Sizes) => AsyncIterable<Row>;

/** By the names that `--row` takes, in the order of a whole run. */
const MEASURES: Readonly<Record<string, Measure>> = {
  highlight: durableHighlight,
  window: windowOpens,
  memory: mainMemory,
  rebuild: indexRebuild,
  kills,
};

export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const { values } = parseArgs({
    args: [...context.words],
    options: { quick: { type: 'boolean' }, row: { type: 'string', multiple: true } },
  });
  const sizes = values.quick === true ? QUICK : FULL;
  if (values.quick === true) {
    context.say(
      `Quick: ${sizes.large} articles instead of ${FULL.large}, ${sizes.kills} kills. Not the proof.`,
    );
  }
  const libraries = librariesIn(context.folder, context.say);
  for (const name of values.row ?? Object.keys(MEASURES)) {
    const measure = MEASURES[name];
    if (measure === undefined) {
      throw new Error(`There is no row "${name}". There are: ${Object.keys(MEASURES).join(', ')}.`);
    }
    yield* measure(context, libraries, sizes);
  }
}
