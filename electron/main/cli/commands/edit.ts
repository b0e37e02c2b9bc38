import type { CommandInput } from '#contract/calls';
import { HIGHLIGHT_COLORS, type HighlightColor } from '#core/highlight/colors';
import { HIGHLIGHT_STYLES, type HighlightStyle } from '#core/highlight/highlight';
import { fail, ok } from '#core/result';
import { callCommand } from '../../checked-calls';
import { everything, isGiven, valueOf, valuesOf, type CliCommand } from '../command';
import { highlightOutput } from '../formats';
import { highlightIdOf } from '../ids';

export const edit: CliCommand = {
  name: 'edit',
  summary: 'Change a highlight’s colour, style, note or tags',
  operands: { usage: 'HIGHLIGHT_ID', least: 1, most: 1, about: 'the id of a highlight' },
  options: {
    color: { value: 'COLOR', about: HIGHLIGHT_COLORS.join(', '), choices: HIGHLIGHT_COLORS },
    style: { value: 'STYLE', about: HIGHLIGHT_STYLES.join(', '), choices: HIGHLIGHT_STYLES },
    note: { value: 'NOTE', about: 'a note in Markdown, in place of the one that is there', mayBeEmpty: true },
    tag: { value: 'TAG', about: 'a tag to add', many: true },
    untag: { value: 'TAG', about: 'a tag to take off', many: true },
  },
  details: 'What isn’t named stays as it is.',
  // Which article it is in, only the library knows.
  lane: everything,
  async run(words, { door }) {
    const id = highlightIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    // Among the words is --library too, which says nothing of the highlight.
    if (!Object.keys(edit.options).some((name) => isGiven(words, name))) {
      return fail('bad-request', 'Say what to change: --color, --style, --note, --tag or --untag.');
    }
    const color = valueOf(words, 'color') as HighlightColor | undefined;
    const style = valueOf(words, 'style') as HighlightStyle | undefined;
    const note = valueOf(words, 'note');
    const args: CommandInput<'highlight.edit'> = {
      id: id.value,
      ...(color !== undefined && { color }),
      ...(style !== undefined && { style }),
      ...(note !== undefined && { note }),
      addTags: [...valuesOf(words, 'tag')],
      removeTags: [...valuesOf(words, 'untag')],
    };
    const edited = await callCommand(door, 'highlight.edit', args);
    if (!edited.ok) return edited;
    const { value, undo } = edited.value;
    return ok(highlightOutput(value, undo === null ? 'Nothing to change' : 'Changed'));
  },
};
