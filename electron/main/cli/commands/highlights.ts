import { ok } from '#core/result';
import { laneOfArticle, type CliCommand } from '../command';
import { highlightText } from '../formats';
import { articleIdsOf } from '../ids';

export const highlights: CliCommand = {
  name: 'highlights',
  summary: 'List the highlights of an article, or of all, in reading order',
  operands: { usage: '[ID]', least: 0, most: 1, about: 'the id of an article' },
  options: {},
  lane: laneOfArticle,
  async run(words, { door }) {
    const ids = articleIdsOf(words.operands);
    if (!ids.ok) return ids;
    const [articleId] = ids.value;
    const found = await door.query('highlight.list', articleId === undefined ? {} : { articleId });
    if (!found.ok) return found;
    return ok({
      json: found.value,
      text: found.value.map(highlightText).join('\n\n'),
      ...(found.value.length === 0 && { remark: 'There are no highlights yet.' }),
    });
  },
};
