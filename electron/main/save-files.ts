import type { SaveOutcome } from '#contract/actions';
import type { Door } from '#contract/calls';
import { fail, ok } from '#core/result';

/** A file that a person chose or dropped. */
export interface ChosenFile {
  readonly name: string;
  /** Absolute; empty when what was dropped lies nowhere on the disk. */
  readonly path: string;
}

/** Saves files one after another. Gives what became of each, in their order. */
export async function saveFiles(door: Door, files: readonly ChosenFile[]): Promise<readonly SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  for (const file of files) outcomes.push({ source: file.name, result: await saveFile(door, file) });
  return outcomes;
}

async function saveFile(door: Door, file: ChosenFile): Promise<SaveOutcome['result']> {
  if (file.path === '') {
    return fail('not-found', `“${file.name}” is not a file on this computer. Nothing was saved.`);
  }
  const reply = await door.command('article.save', { source: { kind: 'file', path: file.path } });
  return reply.ok ? ok(reply.value.value) : reply;
}
