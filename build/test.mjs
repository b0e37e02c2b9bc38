// @ts-check
/** `npm test`: makes what is missing, builds, and runs every check and test; `-- check|unit|e2e` runs one part. */

import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { buildApp } from './build-app.mjs';
import { runChecks } from './check.mjs';
import { openDisplays } from './display.mjs';
import { NODE_MODULES, OUT } from './paths.mjs';
import { runInFront } from './processes.mjs';
import { runScript, say, ScriptError } from './script.mjs';
import { setUp } from './set-up.mjs';
import { addUp, closingLine, readTally, TALLY_FILE_VARIABLE } from './tally.mjs';

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {(electron: string) => Promise<import('./tally.mjs').Tally>} run
 */

/** @type {Readonly<Record<string, Part>>} */
const PARTS = {
  check: { title: 'Checks', run: runChecks },
  unit: { title: 'Unit tests', run: runUnitTests },
  e2e: { title: 'End-to-end tests, on the real Electron', run: runEndToEndTests },
};

/** How many apps are tested at a time. An app is several processes, and one that waits for its turn is slow. */
const SIDE_BY_SIDE = Math.max(1, Math.floor(availableParallelism() / 2));

/**
 * A runner that dies, or finds no test at all, has failed, whatever it counted.
 * @param {string} name - of the part
 * @param {readonly string[]} args - of Node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
async function runRunner(name, args, env) {
  const file = join(OUT, 'test', `${name}.json`);
  await rm(file, { force: true });
  const code = await runInFront(process.execPath, args, { env: { ...env, [TALLY_FILE_VARIABLE]: file } });
  const tally = await readTally(file);
  if (tally === undefined || tally.passed + tally.failed + tally.skipped.length === 0) {
    say(`The runner of the ${name} tests ended with ${code} and ran no test.`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  if (code === 0 || tally.failed > 0) return tally;
  say(`The runner of the ${name} tests ended with ${code} though no test failed.`);
  return { ...tally, failed: 1 };
}

function runUnitTests() {
  const vitest = join(NODE_MODULES, 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=./build/tally-vitest.mjs'];
  return runRunner('unit', [vitest, 'run', '--config', 'build/vitest.config.ts', ...reporters], process.env);
}

/** @param {string} electron */
async function runEndToEndTests(electron) {
  const playwright = join(NODE_MODULES, 'playwright', 'cli.js');
  const reporters = '--reporter=list,./build/tally-playwright.mjs';
  const displays = await openDisplays(SIDE_BY_SIDE);
  try {
    // Each worker takes a display of its own (build/playwright.config.ts).
    const names = displays.map(({ env }) => env['DISPLAY'] ?? '').join(' ');
    const env = { ...displays[0]?.env, COMMONPLACE_DISPLAYS: names, COMMONPLACE_ELECTRON: electron };
    return await runRunner(
      'e2e',
      [playwright, 'test', '--config', 'build/playwright.config.ts', reporters],
      env,
    );
  } finally {
    for (const display of displays) display.close();
  }
}

/**
 * @param {readonly string[]} words
 * @returns {readonly Part[]}
 */
function chooseParts(words) {
  if (words.length === 0) return Object.values(PARTS);
  return words.map((word) => {
    const part = PARTS[word];
    if (part === undefined) {
      throw new ScriptError(
        `There is no part "${word}" of the tests. The parts are ${Object.keys(PARTS).join(', ')}.`,
      );
    }
    return part;
  });
}

await runScript(async () => {
  const parts = chooseParts(process.argv.slice(2));
  const { electron } = await setUp();
  await buildApp();

  /** @type {import('./tally.mjs').Tally[]} */
  const tallies = [];
  for (const part of parts) {
    say(`\n${part.title}`);
    tallies.push(await part.run(electron));
  }
  const total = addUp(tallies);
  say('');
  for (const { name, reason } of total.skipped) say(`skipped: ${name} (${reason})`);
  process.stdout.write(`${closingLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
});
