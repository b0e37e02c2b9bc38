import { resolve } from 'node:path';
import { ok } from '#core/result';
import { everything, type CliCommand } from '../command';
import { counted, size } from '../formats';

export const archive: CliCommand = {
  name: 'archive',
  summary: 'Write the whole library into one file',
  operands: {
    usage: 'FILE.zip',
    least: 1,
    most: 1,
    about: 'where to, outside the library; a file of that name is replaced',
  },
  options: {},
  details: '“commonplace merge FILE.zip” takes such a file in, here or on another computer.',
  lane: everything,
  async run(words, { door, folder }) {
    const path = resolve(folder, words.operands[0] ?? '');
    const written = await door.query('library.archive', { path });
    if (!written.ok) return written;
    const { articles, bytes } = written.value;
    return ok({
      json: written.value,
      text: `Wrote ${counted(articles, 'article')} (${size(bytes)}) to ${path}`,
    });
  },
};
