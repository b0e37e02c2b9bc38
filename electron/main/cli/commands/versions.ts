import { fail, ok } from '#core/result';
import { laneOfArticle, valueOf, type CliCommand } from '../command';
import { counted, localTime, table } from '../formats';
import { articleIdOf } from '../ids';

export const versions: CliCommand = {
  name: 'versions',
  summary: 'List the versions of an article’s text, or show another one',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: { show: { value: 'N', about: 'show this version from now on; all of them stay' } },
  lane: laneOfArticle,
  async run(words, { door }) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const wanted = valueOf(words, 'show');
    if (wanted !== undefined) {
      if (!/^[1-9]\d{0,8}$/.test(wanted)) {
        return fail('bad-request', `“${wanted}” is no number of a version. Versions are counted from 1.`);
      }
      const shown = await door.command('article.show-version', { id: id.value, version: Number(wanted) });
      if (!shown.ok) return shown;
    }
    const listed = await door.query('article.versions', { id: id.value });
    if (!listed.ok) return listed;
    const rows = listed.value.map(({ number, captured, words: count, shown }) => [
      String(number),
      localTime(captured),
      counted(count, 'word'),
      shown ? 'shown' : '',
    ]);
    return ok({ json: listed.value, text: table(rows) });
  },
};
