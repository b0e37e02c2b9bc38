import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KillTarget } from './kill-target';
import { stockRecordSchema } from './stock-record';

/**
 * The same work on lowdb's own `JSONFile`, in a Node process of its own.
 *
 * @param script - `stock-child.ts`, bundled
 */
export function stockTarget(electron: string, script: string): KillTarget {
  return {
    start: (folder) =>
      spawn(electron, [script, folder], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        stdio: ['pipe', 'pipe', 'ignore'],
        detached: true,
      }),
    unreadable: async (folder, id) => {
      const names = id === undefined ? await readdir(folder) : [`${id}.json`];
      const documents = names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
      const faults = await Promise.all(documents.map(faultOf));
      return faults.filter((fault) => fault !== null);
    },
    stored: async (folder, id) => {
      const path = join(folder, `${id}.json`);
      if ((await faultOf(path)) !== null) return null;
      const { trashed, shelf, highlights } = stockRecordSchema.parse(
        JSON.parse(await readFile(path, 'utf8')),
      );
      return { trashed, shelf, notes: highlights.map(({ note }) => note).sort() };
    },
  };
}

async function faultOf(path: string): Promise<string | null> {
  try {
    stockRecordSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return null;
  } catch (error) {
    return `${path}: ${String(error)}`;
  }
}
