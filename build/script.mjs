// @ts-check
/** What every script here shares: how it speaks, and how it ends. */

import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A failure told in words meant for people; it is shown without a stack trace. */
export class ScriptError extends Error {}

/**
 * Tells the person at the terminal what is going on. Always standard error: standard output is for results.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Whether the module with this `import.meta.url` is the script that Node was asked to run.
 * @param {string} moduleUrl
 */
export function isRunDirectly(moduleUrl) {
  const script = process.argv[1];
  return script !== undefined && realpathSync(script) === realpathSync(fileURLToPath(moduleUrl));
}

/**
 * Runs a script's main function and turns its answer into the exit code. A `ScriptError` is shown as its
 * message; anything else is a fault of ours and keeps its stack.
 * @param {() => Promise<number>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof ScriptError ? error.message : describeFault(error));
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function describeFault(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
