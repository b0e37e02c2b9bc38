import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleScript } from '../../support/bundle-script';
import type { BenchContext, Row } from '../bench';
import { librariesIn } from '../storage/libraries';
import { LineProcess } from '../support/line-process';

const MOST_TIMES_BARE = 3;
const WARM_UPS = 20;
const TURNS = 100;

/** One highlight until it is on the disk, against the bytes of its article's record written there bare. */
export async function* storing(context: BenchContext): AsyncGenerator<Row> {
  const libraries = librariesIn(context.folder, context.say);
  const folder = await libraries.of(1);
  const script = await bundleScript('tests/bench/storage/time-highlights.ts', libraries.scripts);
  const words = [folder, `${libraries.seed}`, '1', join(context.folder, 'caches')];
  const child = new LineProcess(context.electron, script, words);
  await child.next();
  const [article = ''] = await readdir(join(folder, 'articles'));
  const stored: number[] = [];
  const bare: number[] = [];
  for (let turn = -WARM_UPS; turn < TURNS; turn += 1) {
    const storedMs = Number(await child.ask(`note ${turn}`));
    const bytes = await readFile(join(folder, 'articles', article, 'article.json'));
    const bareMs = await timeBareWrite(join(context.folder, 'bare'), bytes);
    if (turn < 0) continue;
    stored.push(storedMs);
    bare.push(bareMs);
  }
  await child.end();
  yield {
    name: 'one highlight until it is durable',
    unit: 'ms',
    figures: stored,
    baseline: { name: 'the same bytes written and synced', figures: bare, as: 'ratio' },
    atMost: MOST_TIMES_BARE,
  };
}

async function timeBareWrite(path: string, bytes: Uint8Array): Promise<number> {
  const from = performance.now();
  const file = await open(path, 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  return performance.now() - from;
}
