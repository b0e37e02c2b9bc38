import { ok } from '#core/result';
import { everything, type CliCommand } from '../command';
import { articleIdOf } from '../ids';

export const fold: CliCommand = {
  name: 'fold',
  summary: 'Make an article that was saved twice a version of the other',
  operands: { usage: 'ID INTO', least: 2, most: 2, about: 'the ids of two articles' },
  options: {},
  details:
    'The text of ID is added to INTO as a new version and shown; title, tags and notes of INTO stay, and its highlights ' +
    'are looked for in the new text. ID goes to the trash. An article that has highlights of its own isn’t folded.',
  lane: everything,
  async run(words, { door }) {
    const [id, into] = [articleIdOf(words.operands[0] ?? ''), articleIdOf(words.operands[1] ?? '')];
    if (!id.ok) return id;
    if (!into.ok) return into;
    const folded = await door.command('article.fold', { id: id.value, into: into.value });
    if (!folded.ok) return folded;
    const { value } = folded.value;
    return ok({
      json: value,
      text: `Version ${value.version} of “${value.title}” is shown now. The other article is in the trash.\n${value.id}`,
    });
  },
};
