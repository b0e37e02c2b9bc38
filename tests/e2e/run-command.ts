import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const LAUNCHER = resolve(import.meta.dirname, '../../build/commonplace.mjs');

/** What a command line printed, and how it ended. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandRunOptions {
  /** What it reads on standard input; nothing unless given. */
  readonly input?: string | Uint8Array;
  /** Where it is typed; here unless given. */
  readonly cwd?: string;
  /** Its environment; ours unless given. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the app's command line from source, as `npm run commonplace -- …` does. */
export function startCommand(
  words: readonly string[],
  { cwd, env }: Pick<CommandRunOptions, 'cwd' | 'env'> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [LAUNCHER, ...words], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs the app's command line to its end. */
export async function runCommand(
  words: readonly string[],
  options: CommandRunOptions = {},
): Promise<CommandRun> {
  const child = startCommand(words, options);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // A command that reads no input may end before it was all sent.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
