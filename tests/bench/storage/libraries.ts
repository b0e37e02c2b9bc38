import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { generateLibrary } from './generate-library';

/** The libraries of one run, each made when it is first asked for. */
export interface Libraries {
  readonly seed: number;
  /** Where bundled scripts are put. */
  readonly scripts: string;
  /** The folder of the library with so many articles. */
  readonly of: (articles: number) => Promise<string>;
}

const SEED = 7;

export function librariesIn(folder: string, say: (line: string) => void): Libraries {
  const made = new Map<number, Promise<string>>();
  const scripts = join(folder, 'scripts');
  const make = async (articles: number): Promise<string> => {
    const library = join(folder, `library-${articles}`);
    const started = performance.now();
    await generateLibrary({ folder: library, articles, seed: SEED, scripts });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    // Else the disk would still be busy with it while something is measured.
    if (process.platform !== 'win32') spawnSync('sync');
    say(`Made a library of ${articles} articles in ${seconds} s.`);
    return library;
  };
  return {
    seed: SEED,
    scripts,
    of: (articles) => {
      const library = made.get(articles) ?? make(articles);
      made.set(articles, library);
      return library;
    },
  };
}
