import { ok } from '#core/result';
import { everything, type CliCommand } from '../command';
import { counted, size } from '../formats';

export const backup: CliCommand = {
  name: 'backup',
  summary: 'Back the library up',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: {},
  details:
    'Backups lie outside the library, with the app’s data on this computer; what an earlier one holds isn’t stored again. ' +
    'The open app makes one a day by itself and keeps 7 days, 4 weeks and 12 months of them; one made by this command ' +
    'stays for at least 7 days.',
  lane: everything,
  async run(_words, { door }) {
    const made = await door.command('library.backup', {});
    if (!made.ok) return made;
    const { value } = made.value;
    const facts = `${counted(value.articles, 'article')}, ${size(value.bytes)}, ${size(value.newBytes)} of it new`;
    return ok({ json: value, text: `Backed up (${facts})\n${value.id}` });
  },
};
