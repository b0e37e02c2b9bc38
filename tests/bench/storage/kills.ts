import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleScript } from '../../support/bundle-script';
import type { BenchContext, Row } from '../bench';
import { commonplaceTarget } from '../kill/commonplace-target';
import { killAgainAndAgain, type KillOutcome } from '../kill/kill-run';
import type { KillTarget } from '../kill/kill-target';
import { stockTarget } from '../kill/stock-target';
import type { Libraries } from './libraries';
import type { Sizes } from './sizes';

const FINDINGS_TOLD = 10;
const KILLS_A_REMARK = 50;

/** Kill −9 at random moments of mixed writes: ours with its bars, lowdb as it comes beside it. */
export async function* kills(context: BenchContext, libraries: Libraries, sizes: Sizes): AsyncGenerator<Row> {
  if (process.platform === 'win32') {
    context.say('The kills need process groups, which Windows doesn’t have.');
    return;
  }
  const script = await bundleScript('tests/bench/kill/stock-child.ts', libraries.scripts);
  const ours = await killed(context, commonplaceTarget(context), 'commonplace', sizes);
  yield* rowsOf('commonplace batch', ours, 0);
  const stock = await killed(context, stockTarget(context.electron, script), 'stock', sizes);
  yield* rowsOf('the same work on lowdb’s JSONFile', stock);
}

async function killed(
  context: BenchContext,
  target: KillTarget,
  name: string,
  sizes: Sizes,
): Promise<KillOutcome> {
  const folder = join(context.folder, `killed-${name}`);
  await mkdir(folder);
  const started = performance.now();
  const outcome = await killAgainAndAgain({
    target,
    folder,
    kills: sizes.kills,
    seed: Date.now(),
    onRound: (done) => {
      if (done % KILLS_A_REMARK === 0) context.say(`${name}: ${done} kills`);
    },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  context.say(
    `${name}: ${outcome.kills} kills in ${seconds} s, ${outcome.acknowledged} changes acknowledged.`,
  );
  const found = [...outcome.missing, ...outcome.unreadable, ...outcome.refused];
  for (const finding of found.slice(0, FINDINGS_TOLD)) context.say(finding);
  return outcome;
}

function* rowsOf(name: string, outcome: KillOutcome, atMost?: number): Generator<Row> {
  const bar = atMost === undefined ? {} : { atMost };
  const counts = [
    ['acknowledged changes missing', outcome.missing.length],
    ['documents unreadable', outcome.unreadable.length],
    ['commands refused', outcome.refused.length],
  ] as const;
  for (const [what, count] of counts) {
    yield { name: `${outcome.kills} kills, ${name}: ${what}`, unit: 'in all', figures: [count], ...bar };
  }
}
