import { ok } from '#core/result';
import { everything, type CliCommand } from '../command';
import { counted, localTime, size, table } from '../formats';

export const backups: CliCommand = {
  name: 'backups',
  summary: 'List the backups, newest first',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: {},
  details: 'The last column is what a backup needs on the disk beside the ones before it.',
  lane: everything,
  async run(_words, { door }) {
    const listed = await door.query('backup.list', {});
    if (!listed.ok) return listed;
    const rows = listed.value.map(({ id, createdAt, reason, articles, newBytes }) => [
      id,
      localTime(createdAt),
      reason,
      counted(articles, 'article'),
      size(newBytes),
    ]);
    return ok({
      json: listed.value,
      text: table(rows),
      ...(rows.length === 0 && { remark: 'There are no backups yet. Make one with: commonplace backup' }),
    });
  },
};
