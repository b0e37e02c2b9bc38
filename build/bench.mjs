// @ts-check
/** `npm run bench -- NAME`: measures one thing on the real app, against a baseline of the same run. */

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { report } from './bench-report.mjs';
import { buildApp } from './build-app.mjs';
import { openDisplay } from './display.mjs';
import { sandboxSwitches } from './electron-switches.mjs';
import { ROOT } from './paths.mjs';
import { runScript, say, ScriptError } from './script.mjs';
import { setUp } from './set-up.mjs';

/** @import { BenchContext, Row } from '../tests/bench/bench' */

const FOLDER = join(ROOT, 'tests', 'bench');

/** What the other files in the folder are written with. */
const SHARED = 'bench.ts';

async function listBenches() {
  const names = await readdir(FOLDER);
  return names
    .filter((name) => name.endsWith('.ts') && name !== SHARED)
    .map((name) => name.slice(0, -'.ts'.length));
}

/**
 * @param {string} name
 * @returns {Promise<{ run: (context: BenchContext) => AsyncIterable<Row> }>}
 */
async function loadBench(name) {
  // Only now: it is a package that a bare clone gets from the set-up.
  const { runnerImport } = await import('vite');
  /** @type {unknown} */
  const loaded = await runnerImport(join(FOLDER, `${name}.ts`), { configFile: false, root: ROOT });
  const { module } = /** @type {{ module: Awaited<ReturnType<typeof loadBench>> }} */ (loaded);
  return module;
}

/**
 * @param {string} name
 * @param {readonly string[]} words - for the bench itself
 */
async function runBench(name, words) {
  const { electron } = await setUp();
  await buildApp();
  const bench = await loadBench(name);
  const display = await openDisplay();
  const folder = await mkdtemp(join(tmpdir(), `commonplace-bench-${name}-`));
  try {
    let within = true;
    const context = {
      electron,
      switches: sandboxSwitches(),
      env: display.env,
      root: ROOT,
      folder,
      words,
      say,
    };
    // Told as they come: a bench may take long.
    for await (const row of bench.run(context)) within = report(row) && within;
    return within ? 0 : 1;
  } finally {
    display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await runScript(async () => {
  const names = await listBenches();
  const name = process.argv[2];
  if (name === undefined) {
    say('Say which to run: npm run bench -- NAME');
    process.stdout.write(`${names.join('\n')}\n`);
    return 0;
  }
  if (!names.includes(name))
    throw new ScriptError(`There is no bench "${name}". There are: ${names.join(', ')}.`);
  return runBench(name, process.argv.slice(3));
});
