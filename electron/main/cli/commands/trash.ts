import { ok } from '#core/result';
import { everything, type CliCommand } from '../command';
import { localTime, table } from '../formats';

export const trash: CliCommand = {
  name: 'trash',
  summary: 'List the articles in the trash',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: {},
  details:
    '“commonplace restore ID” takes an article out again, “commonplace empty-trash” deletes all for good.',
  lane: everything,
  async run(_words, { door }) {
    const trashed = await door.query('trash.list', {});
    if (!trashed.ok) return trashed;
    return ok({
      json: trashed.value,
      text: table(trashed.value.map(({ id, title, deleted }) => [id, title, localTime(deleted)])),
      ...(trashed.value.length === 0 && { remark: 'The trash is empty.' }),
    });
  },
};
