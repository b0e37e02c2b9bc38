import type { Door } from '#contract/calls';
import type { ArticleId } from '#core/ids';
import { fail, ok, type Failure, type Result } from '#core/result';
import { runBatch } from './batch';
import type { ArticlePdf, CliCommand, CommandContext, CommandDescription } from './command';
import { BATCH, COMMANDS } from './command-table';
import { commandHelp, generalHelp } from './help';
import { readCommandLine } from './read-words';

export const EXIT = { done: 0, failed: 1, wrongUsage: 2 } as const;

/** Where a command line reads and writes, and how it comes to a library. */
export interface Surroundings {
  readonly version: string;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly print: (text: string) => Promise<void>;
  /** Says something to the person, beside the result. */
  readonly say: (text: string) => Promise<void>;
  /** @param library - as given, perhaps relative; null for the usual one */
  readonly openDoor: (library: string | null) => Door;
  readonly readClipboard: CommandContext['readClipboard'];
  readonly extract: CommandContext['extract'];
  /** @param library - as for `openDoor` */
  readonly pdfOf: (door: Door, library: string | null, id: ArticleId) => Promise<Result<ArticlePdf>>;
  /** How far a command is with what it works through; the last call has as many done as there are. */
  readonly onItems: CommandContext['onItems'];
  /** Hears of what should not have happened, for the log. */
  readonly onFault: (what: string, error: unknown) => Promise<void>;
  /** Aborted when the person, or the system, wants an end. */
  readonly stopped: AbortSignal;
}

/** Carries out a command line. Gives the exit code; everything is written, and what it changed is durable, by then. */
export async function runCommandLine(words: readonly string[], around: Surroundings): Promise<number> {
  const read = readCommandLine<CliCommand | CommandDescription>(words, [...COMMANDS, BATCH]);
  if (!read.ok) return explain(read.error, around);
  const invocation = read.value;
  switch (invocation.kind) {
    case 'version':
      await around.print(`commonplace ${around.version}\n`);
      return EXIT.done;
    case 'help':
      await around.print(
        `${invocation.of === null ? generalHelp([...COMMANDS, BATCH]) : commandHelp(invocation.of)}\n`,
      );
      return EXIT.done;
    case 'run': {
      const door = around.openDoor(invocation.library);
      const { command, json } = invocation;
      const opened = { door, library: invocation.library };
      if (!('run' in command)) return carryOutBatch(opened, around);
      const done = await command.run(
        invocation.words,
        contextOf(opened, around, () => readAll(around.input)),
      );
      if (!done.ok) return explain(done.error, around);
      const { json: value, text, remark, failed } = done.value;
      await around.print(json ? `${JSON.stringify(value)}\n` : endLine(text));
      if (remark !== undefined && !json) await around.say(`${remark}\n`);
      return failed === true ? EXIT.failed : EXIT.done;
    }
  }
}

interface Opened {
  readonly door: Door;
  /** As given. */
  readonly library: string | null;
}

async function carryOutBatch(opened: Opened, around: Surroundings): Promise<number> {
  const context = contextOf(opened, around, () =>
    Promise.resolve(fail('bad-request', 'In a batch, standard input carries the batch itself.')),
  );
  await runBatch({
    input: around.input,
    writeLine: (line) => around.print(`${line}\n`),
    commands: COMMANDS,
    context,
    onFault: around.onFault,
    stopped: around.stopped,
  });
  return EXIT.done;
}

function contextOf(
  { door, library }: Opened,
  { folder, readClipboard, extract, pdfOf, onItems, stopped }: Surroundings,
  readInput: CommandContext['readInput'],
): CommandContext {
  return {
    door,
    folder,
    readInput,
    readClipboard,
    extract,
    pdfOf: (id) => pdfOf(door, library, id),
    onItems,
    stopped,
  };
}

async function explain({ code, message, kept }: Failure, around: Surroundings): Promise<number> {
  await around.say(`${kept === undefined ? message : `${message} ${kept}`}\n`);
  return code === 'bad-request' ? EXIT.wrongUsage : EXIT.failed;
}

/** More than any source may have: what takes the bytes says which limit there is. */
const MOST_INPUT = 40_000_000;

async function readAll(input: AsyncIterable<Uint8Array>): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_INPUT) {
      return fail(
        'too-large',
        `Standard input holds more than ${MOST_INPUT / 1_000_000} MB. Nothing was saved.`,
      );
    }
  }
  return ok(Buffer.concat(chunks));
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
