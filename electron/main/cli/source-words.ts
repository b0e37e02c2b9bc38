import { resolve } from 'node:path';
import type { Source } from '#core/commands';
import { ok, type Result } from '#core/result';
import type { CommandContext } from './command';

/** A drive letter is no scheme. */
export const ADDRESS = /^[a-z][a-z\d+.-]+:/i;

/** What a word of the command line names: standard input (`-`), an address, or else a file. */
export async function sourceOf(word: string, { readInput, folder }: CommandContext): Promise<Result<Source>> {
  if (word === '-') {
    const input = await readInput();
    return input.ok ? ok({ kind: 'bytes', base64: Buffer.from(input.value).toString('base64') }) : input;
  }
  if (ADDRESS.test(word)) return ok({ kind: 'url', url: word });
  return ok({ kind: 'file', path: resolve(folder, word) });
}
