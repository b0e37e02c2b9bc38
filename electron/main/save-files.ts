import { basename } from 'node:path';
import type { SaveOutcome } from '#contract/actions';
import { fail } from '#core/result';
import { collectionAt } from './save-many/collect';
import { itemOf, type Collection, type SaveItem } from './save-many/save-item';
import type { SaveTogether } from './save-many/save-together';

/** A file or folder that a person chose or dropped. */
export interface ChosenFile {
  readonly name: string;
  /** Absolute; empty when what was dropped lies nowhere on the disk. */
  readonly path: string;
}

/** Saves files, and what is in folders and zip files, one after another. Gives what became of each, in their order. */
export async function saveFiles(
  files: readonly ChosenFile[],
  save: SaveTogether,
): Promise<readonly SaveOutcome[]> {
  const items: SaveItem[] = [];
  const collections: Collection[] = [];
  try {
    for (const file of files) items.push(...(await itemsOf(file, collections)));
    return await save(items);
  } finally {
    collections.forEach((collection) => collection.close());
  }
}

async function itemsOf({ name, path }: ChosenFile, opened: Collection[]): Promise<readonly SaveItem[]> {
  if (path === '') {
    const failure = fail('not-found', `“${name}” is not a file on this computer. Nothing was saved.`);
    return [{ name, source: () => Promise.resolve(failure) }];
  }
  const collection = await collectionAt(path);
  if (!collection.ok) return [{ name, source: () => Promise.resolve(collection) }];
  if (collection.value === null) return [itemOf(basename(path), { kind: 'file', path })];
  opened.push(collection.value);
  return collection.value.items;
}
