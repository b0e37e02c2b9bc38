import { ok } from '#core/result';
import type { CliCommand } from '../command';
import { highlightOutput } from '../formats';
import { highlightIdOf } from '../ids';

export const remove: CliCommand = {
  name: 'remove',
  summary: 'Remove a highlight with its note',
  operands: { usage: 'HIGHLIGHT_ID', least: 1, most: 1, about: 'the id of a highlight' },
  options: {},
  // Which article it is in, only the library knows.
  lane: () => ({ kind: 'everything' }),
  async run(words, { door }) {
    const id = highlightIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const removed = await door.command('highlight.remove', { id: id.value });
    return removed.ok ? ok(highlightOutput(removed.value.value, 'Removed')) : removed;
  },
};
