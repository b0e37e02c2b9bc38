import { z } from 'zod';
import { fail, ok, type Result } from '#core/result';
import { parseLine } from '../socket/messages';
import { LONGEST_LINE, readLines, type Line } from '../socket/lines';
import type { CliCommand, CommandContext } from './command';
import { createLanes, type RunInLane } from './lanes';
import { readCommandWords } from './read-words';

/** What a batch reads, writes and works with. */
export interface BatchOptions {
  readonly input: AsyncIterable<Uint8Array>;
  /** Writes one line, without its end. */
  readonly writeLine: (line: string) => Promise<void>;
  readonly commands: readonly CliCommand[];
  readonly context: CommandContext;
  /** Hears of what should not have happened, for the log. */
  readonly onFault: (what: string, error: unknown) => Promise<void>;
  /** When it is aborted, no more lines are taken; what was started is finished. */
  readonly stopped: AbortSignal;
}

/** So many lines are worked on at once; the rest waits in the pipe. */
const MOST_AT_ONCE = 64;

const requestSchema = z.object({
  id: z.union([z.string(), z.number()]),
  command: z.string(),
  args: z.array(z.string()).default([]),
});
type Request = Readonly<z.infer<typeof requestSchema>>;
type Id = Request['id'] | null;

/** Answers every line of the input. Returns when the input has ended, or was stopped, and all answers are out. */
export async function runBatch(options: BatchOptions): Promise<void> {
  const running = new Set<Promise<void>>();
  const inLane = createLanes();
  const stopped = new Promise<void>((resolve) => {
    options.stopped.addEventListener('abort', () => resolve(), { once: true });
  });
  const readAll = async (): Promise<void> => {
    for await (const line of readLines(options.input)) {
      if (options.stopped.aborted) return;
      const work = answerLine(line, inLane, options)
        .then(options.writeLine)
        .finally(() => running.delete(work));
      running.add(work);
      if (running.size >= MOST_AT_ONCE) await Promise.race([...running, stopped]);
    }
  };
  await Promise.race([readAll(), stopped]);
  await Promise.all(running);
}

async function answerLine(line: Line, inLane: RunInLane, options: BatchOptions): Promise<string> {
  if (line.kind === 'too-long') {
    const limit = LONGEST_LINE / (1024 * 1024);
    return answer(null, fail('too-large', `The line is longer than ${limit} MB. Nothing was done.`));
  }
  const read = readRequest(line.text);
  if (!read.request.ok) return answer(read.id, read.request);
  return answer(read.id, await carryOut(read.request.value, inLane, options));
}

function readRequest(text: string): { readonly id: Id; readonly request: Result<Request> } {
  const message = parseLine(text);
  const parsed = requestSchema.safeParse(message);
  if (parsed.success) return { id: parsed.data.id, request: ok(parsed.data) };
  const id = requestSchema.pick({ id: true }).safeParse(message);
  const reason =
    message === undefined
      ? 'The line is not JSON.'
      : 'A line is an object with id (a number or a text), command (a text) and args (a list of texts).';
  return { id: id.success ? id.data.id : null, request: fail('bad-request', reason) };
}

async function carryOut(
  request: Request,
  inLane: RunInLane,
  { commands, context, onFault }: BatchOptions,
): Promise<Result<unknown>> {
  const command = commands.find(({ name }) => name === request.command);
  if (command === undefined) {
    return fail('bad-request', `There is no command “${request.command}” in a batch.`);
  }
  try {
    const words = readCommandWords(request.args, command);
    if (!words.ok) return words;
    const done = await inLane(command.lane(words.value), () => command.run(words.value, context));
    return done.ok ? ok(done.value.json) : done;
  } catch (error) {
    // A fault of ours in one line is no reason to leave the others without an answer.
    await onFault(`The line “${request.command}” of a batch failed`, error);
    return fail('internal', 'Something went wrong inside Commonplace. The log has the details.');
  }
}

function answer(id: Id, result: Result<unknown>): string {
  return JSON.stringify(
    result.ok ? { id, ok: true, result: result.value } : { id, ok: false, error: result.error },
  );
}
