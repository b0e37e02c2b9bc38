import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BenchContext } from '../bench';
import type { Piece } from './pieces';

interface Answer {
  readonly ok: boolean;
  readonly result: { readonly id: string };
}

/** Saves pieces and their highlights by the app's own command line, so that the last of them stands first in the list. */
export async function fillLibrary(
  context: BenchContext,
  library: string,
  pieces: readonly Piece[],
): Promise<void> {
  const folder = join(context.folder, 'pages');
  await mkdir(folder, { recursive: true });
  const batch = startBatch(context, library);
  for (const [index, { html, quotes }] of pieces.entries()) {
    const path = join(folder, `${index}.html`);
    await writeFile(path, html);
    const saved = await batch.ask('save', [path, '--anyway']);
    for (const quote of quotes) await batch.ask('highlight', [saved.result.id, '--quote', quote]);
  }
  await batch.end();
}

function startBatch(context: BenchContext, library: string) {
  const words = [...context.switches, context.root, '--', '--library', library, 'batch'];
  const child = spawn(context.electron, words, { env: context.env, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(command: string, args: readonly string[]): Promise<Answer> {
      child.stdin.write(`${JSON.stringify({ id: 1, command, args })}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error(`The batch ended on ${command}.`);
      const answer = JSON.parse(line.value) as Answer;
      if (!answer.ok) throw new Error(line.value);
      return answer;
    },
    async end(): Promise<void> {
      child.stdin.end();
      await ended;
    },
  };
}
