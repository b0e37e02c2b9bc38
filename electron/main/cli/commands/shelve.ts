import { SHELVES } from '#core/article/shelves';
import { fail, ok } from '#core/result';
import { laneOfArticle, type CliCommand } from '../command';
import { articleIdOf } from '../ids';

export const shelve: CliCommand = {
  name: 'shelve',
  summary: 'Put an article on a shelf',
  operands: {
    usage: `ID ${SHELVES.join('|')}`,
    least: 2,
    most: 2,
    about: 'the id of an article, and the shelf',
  },
  options: {},
  lane: laneOfArticle,
  async run(words, { door }) {
    const [word = '', wanted = ''] = words.operands;
    const shelf = SHELVES.find((each) => each === wanted);
    if (shelf === undefined) {
      return fail('bad-request', `There is no shelf “${wanted}”; the shelves are ${SHELVES.join(', ')}.`);
    }
    const id = articleIdOf(word);
    if (!id.ok) return id;
    const shelved = await door.command('article.shelve', { id: id.value, shelf });
    if (!shelved.ok) return shelved;
    const { value } = shelved.value;
    return ok({ json: value, text: `“${value.title}” is on the shelf ${value.shelf}.` });
  },
};
