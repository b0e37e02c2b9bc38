import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import type { BenchContext } from '../bench';
import type { Job } from './jobs';

/** A window with the real painter in it, in a process of its own. */
export interface HighlightsWindow {
  readonly ask: <Figures>(job: Job) => Promise<Figures>;
  readonly end: () => Promise<void>;
}

/** Bundles the page and opens the window. `ask` rejects when the window has ended. */
export async function openHighlightsWindow(context: BenchContext): Promise<HighlightsWindow> {
  const home = join(context.root, 'tests', 'bench', 'highlights');
  const folder = join(context.folder, 'page');
  await build({
    configFile: false,
    root: context.root,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      target: 'chrome130',
      lib: {
        entry: join(home, 'page', 'main.ts'),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
      },
    },
  });
  const userData = `--user-data-dir=${join(context.folder, 'highlights-window')}`;
  const words = [...context.switches, userData, join(home, 'window'), join(folder, 'page.js')];
  const child = spawn(context.electron, words, { env: context.env, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async <Figures>(job: Job) => {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error(`The window ended on ${JSON.stringify(job)}.`);
      return JSON.parse(line.value) as Figures;
    },
    end: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
