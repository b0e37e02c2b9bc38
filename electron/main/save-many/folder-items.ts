import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { isSystemError } from '../../library/document/system-error';
import { isSaved, itemOf, MOST_ITEMS, type Collection } from './save-item';

const DEEPEST = 20;

/** Lists the pages and texts in a folder and the folders below it, by name. Links aren't followed. */
export async function folderItems(folder: string): Promise<Result<Collection>> {
  const paths: string[] = [];
  let passedOver = 0;
  const waiting: (readonly string[])[] = [[]];
  try {
    for (let steps = waiting.shift(); steps !== undefined; steps = waiting.shift()) {
      for (const entry of await readdir(join(folder, ...steps), { withFileTypes: true })) {
        const below = [...steps, entry.name];
        if (entry.isDirectory() && below.length <= DEEPEST) waiting.push(below);
        else if (entry.isFile() && isSaved(below.join('/'))) paths.push(below.join(sep));
        else if (entry.isFile()) passedOver += 1;
      }
      if (paths.length > MOST_ITEMS) return tooMany(folder);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail('storage', `The folder ${folder} could not be read (${error.code}). Nothing was saved.`);
  }
  const items = paths
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((path) => itemOf(path, { kind: 'file', path: join(folder, path), within: folder }));
  return ok({ items, passedOver, close: () => undefined });
}

function tooMany(folder: string): Result<never> {
  const most = MOST_ITEMS.toLocaleString('en-GB');
  return fail(
    'too-large',
    `${folder} holds over ${most} files to save. Nothing was saved; take it in parts.`,
  );
}
