import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A program of ours that answers each line with one line, in order. */
export class LineProcess {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: AsyncIterator<string>;

  /** Runs a script in the app's own Node, without Electron around it. */
  constructor(electron: string, script: string, args: readonly string[]) {
    this.child = spawn(electron, [script, ...args], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line that it says. Rejects when it has ended. */
  async next(): Promise<string> {
    const line = await this.lines.next();
    if (line.done === true) throw new Error('The program ended before it had answered.');
    return line.value;
  }

  ask(line: string): Promise<string> {
    this.child.stdin.write(`${line}\n`);
    return this.next();
  }

  /** Ends its input, and waits until it has ended. */
  async end(): Promise<void> {
    const ended = once(this.child, 'close');
    this.child.stdin.end();
    await ended;
  }
}
