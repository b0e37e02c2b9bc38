import { ok } from '#core/result';
import { laneOfArticle, type CliCommand } from '../command';
import { articleOutput } from '../formats';
import { articleIdOf } from '../ids';

export const restore: CliCommand = {
  name: 'restore',
  summary: 'Take an article out of the trash',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: {},
  lane: laneOfArticle,
  async run(words, { door }) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const restored = await door.command('article.restore', { id: id.value });
    return restored.ok ? ok(articleOutput(restored.value.value, 'Restored')) : restored;
  },
};
