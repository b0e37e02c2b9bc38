import { createInterface } from 'node:readline';
import { openLibrary } from '../../../electron/library/open-library';
import { perform } from '../../../electron/library/perform';
import { isListed, madeUpId } from './made-up-article';
import { seededRandom } from './random';

/*
 * Opens a library and says `ready`; then adds a highlight for each line that comes, and says how many milliseconds that
 * took until it was durable: `FOLDER SEED ARTICLES CACHES`.
 */
const [folder = '', seed = '', articles = '', caches = ''] = process.argv.slice(2);

/** As many in every library, so that their documents grow alike. */
const ARTICLES_USED = 50;
const SHORTEST_TEXT = 400;
const QUOTE_LENGTH = 60;

const opened = await openLibrary({ folder, caches });
if (!opened.ok) throw new Error(opened.error.message);
const library = opened.value;
await library.complete();
const random = seededRandom(Number(seed));
const ids = Array.from({ length: Number(articles) }, (_, index) => index)
  .filter(isListed)
  .map((index) => ({ index, order: random.number() }))
  .sort((one, other) => one.order - other.order)
  .slice(0, ARTICLES_USED)
  .map(({ index }) => madeUpId(Number(seed), index));

process.stdout.write('ready\n');
let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${await timeHighlight(line)}\n`);
  number += 1;
}
await library.close();

async function timeHighlight(note: string): Promise<number> {
  const articleId = ids[number % ids.length];
  if (articleId === undefined) throw new Error('The library has no articles.');
  const start = random.below(SHORTEST_TEXT);
  const at = { version: 1, start, end: start + QUOTE_LENGTH };
  const started = performance.now();
  const added = await perform(library, { name: 'highlight.add', args: { articleId, at, note } });
  const milliseconds = performance.now() - started;
  if (!added.ok) throw new Error(added.error.message);
  return milliseconds;
}
