import { ok } from '#core/result';
import { laneOfArticle, type CliCommand } from '../command';
import { articleIdOf } from '../ids';

export const deleteCommand: CliCommand = {
  name: 'delete',
  summary: 'Move an article to the trash',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: {},
  details: '“commonplace restore ID” takes it out again.',
  lane: laneOfArticle,
  async run(words, { door }) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const deleted = await door.command('article.delete', { id: id.value });
    if (!deleted.ok) return deleted;
    const { value } = deleted.value;
    return ok({
      json: value,
      text: `Moved “${value.title}” to the trash. Take it back with: commonplace restore ${value.id}`,
    });
  },
};
