import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { bundleScript } from '../../support/bundle-script';
import { openLibrary } from '../../../electron/library/open-library';

export interface LibraryOptions {
  readonly folder: string;
  readonly articles: number;
  /** The same seed gives the same articles, whatever else is asked for. */
  readonly seed: number;
  /** Where scripts are put. */
  readonly scripts: string;
}

/** Most processors gain from a few writers; the disk is the limit for more. */
const MOST_WRITERS = 8;

/**
 * Makes a library of made-up articles on the disk: a thousand words each in the mean, five highlights, one in twenty in
 * the trash. What it writes may not have reached the disk itself on return.
 */
export async function generateLibrary({ folder, articles, seed, scripts }: LibraryOptions): Promise<void> {
  const opened = await openLibrary({ folder });
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.close();
  const script = await bundleScript('tests/bench/storage/write-articles.ts', scripts);
  const writers = Math.min(MOST_WRITERS, availableParallelism(), articles);
  await Promise.all(
    Array.from({ length: writers }, async (_, from) => {
      const words = [script, folder, seed, from, articles, writers].map(String);
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] });
      const [code] = (await once(child, 'close')) as [number | null];
      if (code !== 0) throw new Error('The library could not be written.');
    }),
  );
}
