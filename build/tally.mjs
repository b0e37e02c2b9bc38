// @ts-check
/** How a run of checks or tests went, in numbers; the runners' reporters write it, `npm test` adds it up. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * @typedef {object} Skipped
 * @property {string} name
 * @property {string} reason
 */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {readonly Skipped[]} skipped
 */

/** The environment variable that names the file a reporter writes its tally to. */
export const TALLY_FILE_VARIABLE = 'COMMONPLACE_TALLY_FILE';

/** @param {Tally} tally */
export async function writeTally(tally) {
  const file = process.env[TALLY_FILE_VARIABLE];
  if (file === undefined) throw new Error(`${TALLY_FILE_VARIABLE} is not set`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(tally, null, 2));
}

/**
 * @param {string} file
 * @returns {Promise<Tally | undefined>} undefined when the runner died before it wrote one
 */
export async function readTally(file) {
  try {
    /** @type {unknown} */
    const written = JSON.parse(await readFile(file, 'utf8'));
    return /** @type {Tally} */ (written);
  } catch {
    return undefined;
  }
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function addUp(tallies) {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}

/**
 * The closing line: `N passed, N failed`, and `, N skipped` when any were.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped.length === 0 ? line : `${line}, ${skipped.length} skipped`;
}
