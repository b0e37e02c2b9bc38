import { ok } from '#core/result';
import { callCommand } from '../../checked-calls';
import { laneOfArticle, valueOf, type CliCommand } from '../command';
import { articleIdOf } from '../ids';

export const note: CliCommand = {
  name: 'note',
  summary: 'Print the note on an article as a whole, or write it',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: {
    text: { value: 'NOTE', about: 'a note in Markdown, in place of the one that is there', mayBeEmpty: true },
  },
  lane: laneOfArticle,
  async run(words, { door }) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const text = valueOf(words, 'text');
    if (text !== undefined) {
      const written = await callCommand(door, 'article.annotate', { id: id.value, note: text });
      if (!written.ok) return written;
    }
    const present = await door.query('article.note', { id: id.value });
    if (!present.ok) return present;
    return ok({
      json: present.value,
      text: present.value.note,
      ...(present.value.note === '' && { remark: 'There is no note on this article.' }),
    });
  },
};
