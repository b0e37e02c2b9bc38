import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

export type BatchChild = ChildProcessByStdio<Writable, Readable, null>;

const answerSchema = z.union([
  z.object({ id: z.number(), ok: z.literal(true), result: z.unknown() }),
  z.object({
    id: z.number(),
    ok: z.literal(false),
    error: z.object({ code: z.string(), message: z.string() }),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** A process that takes the lines of `commonplace batch`, and may be killed at any time. */
export class BatchClient {
  readonly #child: BatchChild;
  readonly #closed: Promise<unknown>;
  readonly #waiting = new Map<number, (answer: Answer | null) => void>();
  #lastId = 0;
  #gone = false;

  /** @param child - the leader of a process group of its own */
  constructor(child: BatchChild) {
    this.#child = child;
    // What was on its way to a process that is killed is lost, as it should be.
    child.stdin.on('error', () => undefined);
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => this.#take(line));
    this.#closed = Promise.all([once(child, 'close'), once(lines, 'close')]).then(() => {
      this.#gone = true;
      for (const answer of this.#waiting.values()) answer(null);
      this.#waiting.clear();
    });
  }

  /** Sends one command. Gives null when the process ended without an answer. */
  ask(command: string, ...args: readonly string[]): Promise<Answer | null> {
    if (this.#gone) return Promise.resolve(null);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin.write(`${JSON.stringify({ id, command, args })}\n`);
    });
  }

  /** Kills the whole process group at once, and returns when all that it had said was taken in. */
  async kill(): Promise<void> {
    if (this.#child.pid !== undefined && !this.#gone) process.kill(-this.#child.pid, 'SIGKILL');
    await this.#closed;
  }

  /** Lets it end in good order. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    await this.#closed;
  }

  #take(line: string): void {
    // The last line of a killed process may be cut short: then it acknowledges nothing.
    const answer = answerSchema.safeParse(parseJson(line));
    if (!answer.success) return;
    this.#waiting.get(answer.data.id)?.(answer.data);
    this.#waiting.delete(answer.data.id);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
