import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const launcher = resolve(import.meta.dirname, '../../build/commonplace.mjs');

/** One line that `batch` writes. */
export interface BatchAnswer {
  readonly id: number;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/** The app's command line, kept up as `batch`. */
export class BatchProcess {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly waiting = new Map<number, (answer: BatchAnswer) => void>();
  private lastId = 0;

  constructor(library: string) {
    const words = [launcher, '--library', library, 'batch'];
    this.child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as BatchAnswer;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
  }

  /** Sends one command; its answer comes when it does, whatever else is under way. */
  run(command: string, ...args: readonly string[]): Promise<BatchAnswer> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((answered) => {
      this.waiting.set(id, answered);
      this.child.stdin.write(`${JSON.stringify({ id, command, args })}\n`);
    });
  }

  /** Ends its input, and gives its exit code. */
  async end(): Promise<number | null> {
    const exited = once(this.child, 'exit');
    this.child.stdin.end();
    const [code] = (await exited) as [number | null];
    return code;
  }
}
