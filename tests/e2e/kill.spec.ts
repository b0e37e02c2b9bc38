import { resolve } from 'node:path';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { sandboxSwitches } from '../../build/electron-switches.mjs';
import { commonplaceTarget } from '../bench/kill/commonplace-target';
import { killAgainAndAgain } from '../bench/kill/kill-run';
import { expect, test } from './launch';

/** `npm run bench -- storage` kills it 200 times. */
const KILLS = 8;

test('kill −9 while it writes costs no change that batch has acknowledged', async ({ folder }) => {
  test.skip(process.platform === 'win32', 'Windows has no process groups to kill');
  test.setTimeout(180_000);
  const target = commonplaceTarget({
    electron: process.env['COMMONPLACE_ELECTRON'] ?? (await electronRuntime()),
    switches: sandboxSwitches(),
    env: process.env,
    root: resolve(import.meta.dirname, '../..'),
  });
  const outcome = await killAgainAndAgain({ target, folder, kills: KILLS, seed: Date.now() });
  expect(outcome).toMatchObject({ missing: [], unreadable: [], refused: [] });
  // Without any reply nothing would have been tried.
  expect(outcome.acknowledged).toBeGreaterThan(0);
});
