import { ok } from '#core/result';
import type { CliCommand } from '../command';
import { table } from '../formats';

export const list: CliCommand = {
  name: 'list',
  summary: 'List the articles, newest first',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: {},
  lane: () => ({ kind: 'everything' }),
  async run(_words, { door }) {
    const articles = await door.query('article.list', {});
    if (!articles.ok) return articles;
    const rows = articles.value.map((article) => [
      article.id,
      article.title,
      article.site ?? '',
      `${article.words} words`,
      `${article.highlights} ${article.highlights === 1 ? 'highlight' : 'highlights'}`,
      article.progress === null ? '' : `${Math.round(article.progress * 100)} % read`,
      article.shelf,
      article.tags.map((tag) => `#${tag}`).join(' '),
    ]);
    return ok({
      json: articles.value,
      text: table(rows),
      ...(rows.length === 0 && {
        remark: 'The library holds no articles. Save one with: commonplace save FILE|URL',
      }),
    });
  },
};
