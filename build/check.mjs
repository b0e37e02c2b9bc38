// @ts-check
/** Everything that can be known without running the app: types against both Electrons, lint, format, house rules. */

import { join } from 'node:path';

import { NODE_MODULES } from './paths.mjs';
import { runQuietly } from './processes.mjs';
import { isRunDirectly, runScript, say } from './script.mjs';
import { setUp } from './set-up.mjs';
import { addUp, closingLine } from './tally.mjs';

const TSC = join(NODE_MODULES, 'typescript', 'bin', 'tsc');

/** @type {readonly { name: string, args: readonly string[] }[]} */
const CHECKS = [
  { name: 'types, Electron 45', args: [TSC, '--project', 'tsconfig.json', '--noEmit'] },
  { name: 'types, Electron 33', args: [TSC, '--project', 'build/tsconfig.electron-33.json', '--noEmit'] },
  {
    name: 'lint',
    args: [
      join(NODE_MODULES, 'eslint', 'bin', 'eslint.js'),
      '--config',
      'build/eslint.config.mjs',
      '--max-warnings',
      '0',
      '.',
    ],
  },
  {
    name: 'format',
    args: [join(NODE_MODULES, 'prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  { name: 'house rules', args: ['build/check-house.mjs'] },
];

/**
 * Runs all checks side by side, prints a line for each in their order, and the output of those that failed.
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runChecks() {
  const runs = CHECKS.map(({ name, args }) => ({ name, finished: runQuietly(process.execPath, args) }));
  /** @type {import('./tally.mjs').Tally[]} */
  const tallies = [];
  for (const { name, finished } of runs) {
    const { code, stdout, stderr } = await finished;
    say(`${code === 0 ? 'pass' : 'FAIL'}  ${name}`);
    if (code !== 0) say(`${stdout}${stderr}`.trim());
    tallies.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] });
  }
  return addUp(tallies);
}

if (isRunDirectly(import.meta.url)) {
  await runScript(async () => {
    await setUp({ window: false });
    const tally = await runChecks();
    process.stdout.write(`${closingLine(tally)}\n`);
    return tally.failed === 0 ? 0 : 1;
  });
}
