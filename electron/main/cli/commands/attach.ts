import type { Place } from '#core/commands';
import { fail, ok, type Result } from '#core/result';
import { callCommand } from '../../checked-calls';
import { everything, isGiven, valueOf, type CliCommand, type GivenWords } from '../command';
import { highlightOutput } from '../formats';
import { highlightIdOf } from '../ids';

export const attach: CliCommand = {
  name: 'attach',
  summary: 'Say where a highlight stands in the version that is shown',
  operands: { usage: 'HIGHLIGHT_ID', least: 1, most: 1, about: 'the id of a highlight' },
  options: {
    quote: { value: 'QUOTE', about: 'the words that it belongs to, as they stand in the text' },
    prefix: {
      value: 'TEXT',
      about: 'what stands just before them, when they occur more than once',
      mayBeEmpty: true,
    },
    suffix: { value: 'TEXT', about: 'what stands just after them', mayBeEmpty: true },
    nowhere: { value: null, about: 'its words aren’t in this version: it is loose' },
  },
  details:
    'For a loose highlight, or one that was found only nearly: `highlights ID --loose` shows the likeliest places. ' +
    'The words that were marked are kept as they were. What is said here holds whenever this version is shown.',
  // Which article it is in, only the library knows.
  lane: everything,
  async run(words, { door }) {
    const id = highlightIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const at = placeOf(words);
    if (!at.ok) return at;
    const attached = await callCommand(door, 'highlight.attach', { id: id.value, at: at.value });
    if (!attached.ok) return attached;
    const { value } = attached.value;
    return ok(highlightOutput(value, at.value === null ? 'Loose in this version' : 'Attached'));
  },
};

function placeOf(words: GivenWords): Result<Place | null> {
  const quote = valueOf(words, 'quote');
  if (isGiven(words, 'nowhere')) {
    return quote === undefined ? ok(null) : fail('bad-request', 'Give --quote or --nowhere, not both.');
  }
  if (quote === undefined) return fail('bad-request', 'Say where: --quote with the words, or --nowhere.');
  const prefix = valueOf(words, 'prefix');
  const suffix = valueOf(words, 'suffix');
  return ok({ quote, ...(prefix !== undefined && { prefix }), ...(suffix !== undefined && { suffix }) });
}
