import { resolve } from 'node:path';
import type { Source } from '#core/commands';
import { addressesIn, sourceOfPaste } from '#core/pasted-source';
import { fail, ok, type Result } from '#core/result';
import { MOST_ITEMS, tooManyItems } from '../save-many/save-item';
import type { CommandContext } from './command';

/** A drive letter is no scheme. */
export const ADDRESS = /^[a-z][a-z\d+.-]+:/i;

/** Looks like an address, so that no file is meant by it. */
export const CLIPBOARD = 'clipboard:';

/** What a word of the command line names: standard input (`-`), the clipboard, an address, or else a file. */
export async function sourceOf(
  word: string,
  { readInput, readClipboard, folder }: CommandContext,
): Promise<Result<Source>> {
  if (word === '-') {
    const input = await readInput();
    return input.ok ? ok({ kind: 'bytes', base64: Buffer.from(input.value).toString('base64') }) : input;
  }
  if (word === CLIPBOARD) {
    const copied = await readClipboard();
    if (!copied.ok) return copied;
    const source = sourceOfPaste(copied.value);
    return source === null ? fail('empty', 'There is nothing on the clipboard to save.') : ok(source);
  }
  if (ADDRESS.test(word)) return ok({ kind: 'url', url: word });
  return ok({ kind: 'file', path: resolve(folder, word) });
}

/** The same words, with each address of a list that lies on the clipboard in the clipboard's place. */
export async function spreadClipboard(
  words: readonly string[],
  { readClipboard }: CommandContext,
): Promise<Result<readonly string[]>> {
  if (!words.includes(CLIPBOARD)) return ok(words);
  const copied = await readClipboard();
  if (!copied.ok) return copied;
  const addresses = addressesIn(copied.value.text);
  const spread = words.flatMap((word) => (word === CLIPBOARD && addresses.length > 1 ? addresses : [word]));
  return spread.length > MOST_ITEMS ? tooManyItems('What was copied') : ok(spread);
}

/** The same context for one command, to which the clipboard says the same however often it is asked. */
export function withOneClipboard(context: CommandContext): CommandContext {
  let read: ReturnType<CommandContext['readClipboard']> | null = null;
  return { ...context, readClipboard: () => (read ??= context.readClipboard()) };
}
