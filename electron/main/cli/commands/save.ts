import { resolve } from 'node:path';
import type { CommandInput } from '#contract/calls';
import type { Source } from '#core/commands';
import { ok, type Result } from '#core/result';
import { callCommand } from '../../checked-calls';
import { valueOf, valuesOf, type CliCommand, type CommandContext } from '../command';
import { articleOutput } from '../formats';

export const save: CliCommand = {
  name: 'save',
  summary: 'Save an article from a file, an address or standard input',
  operands: {
    usage: 'FILE|URL|-',
    least: 1,
    most: 1,
    about: 'a plain-text or HTML file, an http or https address, or - to read standard input to its end',
  },
  options: {
    title: { value: 'TITLE', about: 'instead of the title that is found' },
    url: { value: 'URL', about: 'where the article is from, when the source doesn’t say' },
    tag: { value: 'TAG', about: 'a tag for the article', many: true },
  },
  // Each save makes an article of its own.
  lane: () => ({ kind: 'own' }),
  async run(words, context) {
    const source = await sourceOf(words.operands[0] ?? '', context);
    if (!source.ok) return source;
    const title = valueOf(words, 'title');
    const url = valueOf(words, 'url');
    const args: CommandInput<'article.save'> = {
      source: source.value,
      ...(title !== undefined && { title }),
      ...(url !== undefined && { url }),
      tags: [...valuesOf(words, 'tag')],
    };
    const saved = await callCommand(context.door, 'article.save', args);
    return saved.ok ? ok(articleOutput(saved.value.value, 'Saved')) : saved;
  },
};

/** A drive letter is no scheme. */
const ADDRESS = /^[a-z][a-z\d+.-]+:/i;

async function sourceOf(word: string, context: CommandContext): Promise<Result<Source>> {
  if (word === '-') {
    const input = await context.readInput();
    return input.ok ? ok({ kind: 'bytes', base64: Buffer.from(input.value).toString('base64') }) : input;
  }
  if (ADDRESS.test(word)) return ok({ kind: 'url', url: word });
  return ok({ kind: 'file', path: resolve(context.folder, word) });
}
