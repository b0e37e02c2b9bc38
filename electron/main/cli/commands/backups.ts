import { ok } from '#core/result';
import { everything, isGiven, type CliCommand } from '../command';
import { counted, localTime, size, table } from '../formats';

const NONE = 'There are no backups yet. Make one with: commonplace backup';
const NONE_OF_THIS =
  'There are no backups of this library yet. Those of other libraries of this computer are listed by: ' +
  'commonplace backups --all';

export const backups: CliCommand = {
  name: 'backups',
  summary: 'List the backups, newest first',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: { all: { value: null, about: 'also those of other libraries of this computer' } },
  details:
    'Where a library’s folder is lost, “commonplace merge” of its newest backup brings all of it into a new one. ' +
    'The last column is what a backup needs on the disk beside the ones before it.',
  lane: everything,
  async run(words, { door }) {
    const own = await door.query('backup.list', {});
    if (!own.ok) return own;
    // With none of its own, a library may be the new one of somebody whose folder is lost.
    const asksAll = isGiven(words, 'all');
    const others = asksAll || own.value.length === 0 ? await door.query('backup.others', {}) : ok([]);
    if (!others.ok) return others;
    const all = asksAll ? [...own.value, ...others.value] : own.value;
    const rows = all.map(({ id, createdAt, reason, articles, newBytes }, index) => [
      id,
      localTime(createdAt),
      reason,
      counted(articles, 'article'),
      size(newBytes),
      ...(index < own.value.length ? [] : ['another library']),
    ]);
    return ok({
      json: all,
      text: table(rows),
      ...(rows.length === 0 && { remark: others.value.length === 0 ? NONE : NONE_OF_THIS }),
    });
  },
};
