// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { faultsOf } from './house-rules.mjs';

const root = resolve(import.meta.dirname, '..');

/** @param {string} folder @returns {string[]} */
function sourcesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const files = ['electron', 'renderer', 'build', 'tests'].flatMap(sourcesUnder);
// The rules name what they forbid, and so do their tests.
const checked = files.filter((file) => file !== 'build/house-rules.mjs' && !file.startsWith('tests/'));
const faults = checked.flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')));
for (const fault of faults) console.error(fault);
console.log(`house rules: ${checked.length} files, ${faults.length} faults`);
process.exitCode = faults.length === 0 && checked.length > 0 ? 0 : 1;
