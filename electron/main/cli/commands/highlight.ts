import type { CommandInput } from '#contract/calls';
import { HIGHLIGHT_COLORS, type HighlightColor } from '#core/highlight/colors';
import { HIGHLIGHT_STYLES, type HighlightStyle } from '#core/highlight/highlight';
import { ok } from '#core/result';
import { callCommand } from '../../checked-calls';
import { laneOfArticle, valueOf, valuesOf, type CliCommand } from '../command';
import { highlightOutput } from '../formats';
import { articleIdOf } from '../ids';

export const highlight: CliCommand = {
  name: 'highlight',
  summary: 'Highlight a quote in an article',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: {
    quote: { value: 'QUOTE', about: 'the words to highlight, as they stand in the text', required: true },
    prefix: {
      value: 'TEXT',
      about: 'what stands just before them, when they occur more than once',
      mayBeEmpty: true,
    },
    suffix: { value: 'TEXT', about: 'what stands just after them', mayBeEmpty: true },
    color: { value: 'COLOR', about: HIGHLIGHT_COLORS.join(', '), choices: HIGHLIGHT_COLORS },
    style: { value: 'STYLE', about: HIGHLIGHT_STYLES.join(', '), choices: HIGHLIGHT_STYLES },
    note: { value: 'NOTE', about: 'a note in Markdown', mayBeEmpty: true },
    tag: { value: 'TAG', about: 'a tag for the highlight', many: true },
  },
  lane: laneOfArticle,
  async run(words, { door }) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const prefix = valueOf(words, 'prefix');
    const suffix = valueOf(words, 'suffix');
    const color = valueOf(words, 'color') as HighlightColor | undefined;
    const style = valueOf(words, 'style') as HighlightStyle | undefined;
    const note = valueOf(words, 'note');
    const args: CommandInput<'highlight.add'> = {
      articleId: id.value,
      at: {
        quote: valueOf(words, 'quote') ?? '',
        ...(prefix !== undefined && { prefix }),
        ...(suffix !== undefined && { suffix }),
      },
      ...(color !== undefined && { color }),
      ...(style !== undefined && { style }),
      ...(note !== undefined && { note }),
      tags: [...valuesOf(words, 'tag')],
    };
    const added = await callCommand(door, 'highlight.add', args);
    if (!added.ok) return added;
    const { value, remark } = added.value;
    return ok({
      ...highlightOutput(value, 'Highlighted'),
      ...(remark !== undefined && { remark: `${remark} Say which with --prefix or --suffix.` }),
    });
  },
};
