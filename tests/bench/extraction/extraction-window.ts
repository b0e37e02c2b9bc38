import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import type { BenchContext } from '../bench';
import type { Answer, EngineName } from './answers';

export interface Told {
  readonly answer: Answer;
  /** Of the window's process, in KB. */
  readonly memory: number;
}

/** A window with every engine in it, in a process of its own. */
export interface ExtractionWindow {
  readonly ask: (engine: EngineName, file: string, url: string) => Promise<Told>;
  readonly end: () => Promise<void>;
}

/** Bundles the engines and opens the window. `ask` rejects when the window has ended. */
export async function openExtractionWindow(context: BenchContext): Promise<ExtractionWindow> {
  const home = join(context.root, 'tests', 'bench', 'extraction');
  const script = join(context.folder, 'engines', 'engines.js');
  await build({
    configFile: false,
    root: context.root,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: join(context.folder, 'engines'),
      target: 'chrome130',
      lib: {
        entry: join(home, 'page', 'main.ts'),
        formats: ['iife'],
        name: 'engines',
        fileName: () => 'engines.js',
      },
    },
  });
  const userData = `--user-data-dir=${join(context.folder, 'extraction-window')}`;
  const child = spawn(context.electron, [...context.switches, userData, join(home, 'window'), script], {
    env: context.env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (engine, file, url) => {
      child.stdin.write(`${JSON.stringify({ engine, file, url })}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error(`The window ended on ${file}, read by ${engine}.`);
      return JSON.parse(line.value) as Told;
    },
    end: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
