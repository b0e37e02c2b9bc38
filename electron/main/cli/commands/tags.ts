import { ok } from '#core/result';
import { everything, type CliCommand } from '../command';
import { counted, table } from '../formats';

export const tags: CliCommand = {
  name: 'tags',
  summary: 'List the tags with how often each is used',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: {},
  lane: everything,
  async run(_words, { door }) {
    const found = await door.query('tag.list', {});
    if (!found.ok) return found;
    const rows = found.value.map(({ tag, articles, highlights }) => [
      `#${tag}`,
      counted(articles, 'article'),
      counted(highlights, 'highlight'),
    ]);
    return ok({
      json: found.value,
      text: table(rows),
      ...(rows.length === 0 && { remark: 'There are no tags yet.' }),
    });
  },
};
