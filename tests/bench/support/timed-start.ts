import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { BenchContext } from '../bench';

/** The app prints this line when its list and article are on the screen and it takes input. */
export const APP_SIGNAL = 'commonplace:interactive';

const LIMIT_MS = 60_000;

/** A program that has said its line and still runs. */
export interface TimedStart {
  /** From spawn to the line. */
  readonly milliseconds: number;
  /** Of the main process. */
  readonly pid: number;
  /** Asks the program to end, and waits until it has. */
  readonly end: () => Promise<void>;
}

/** Starts Electron with some words and waits until it prints a line. Rejects when it ends without. */
export async function startTimed(
  context: BenchContext,
  words: readonly string[],
  line: string,
): Promise<TimedStart> {
  const started = performance.now();
  const child = spawn(context.electron, [...context.switches, ...words], {
    env: { ...context.env, COMMONPLACE_SIGNAL_INTERACTIVE: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const said = createInterface({ input: child.stdout });
  try {
    const milliseconds = await new Promise<number>((resolve, reject) => {
      said.on('line', (text) => {
        if (text.trim() === line) resolve(performance.now() - started);
      });
      child.once('error', reject);
      child.once('close', () =>
        reject(
          new Error(`The program ended, or was ended after ${LIMIT_MS / 1000} s, without saying "${line}".`),
        ),
      );
    });
    const end = async (): Promise<void> => {
      child.kill();
      await ended;
    };
    return { milliseconds, pid: child.pid ?? 0, end };
  } finally {
    clearTimeout(limit);
  }
}
