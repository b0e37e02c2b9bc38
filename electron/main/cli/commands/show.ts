import type { ArticleId } from '#core/ids';
import { assertNever, ok, type Result } from '#core/result';
import { laneOfArticle, valueOf, type CliCommand, type CommandContext, type CommandOutput } from '../command';
import { withBlankLines } from '../formats';
import { articleIdOf } from '../ids';

const FORMATS = ['html', 'text', 'md', 'json'] as const;
type Format = (typeof FORMATS)[number];

export const show: CliCommand = {
  name: 'show',
  summary: 'Show an article',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: {
    format: {
      value: 'FORMAT',
      about: 'html, text, md (Markdown), or json: all that is known of it, with its text and its html',
      choices: FORMATS,
    },
  },
  details:
    'Without --format it shows the text, and under --json all that is known of the article. With --json, html, text ' +
    'and md come as one JSON string. In html, images are named as they lie in the article’s folder, assets/…; md names ' +
    'them by their address on the web.',
  lane: laneOfArticle,
  async run(words, context) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const format = FORMATS.find((each) => each === valueOf(words, 'format'));
    return format === 'md' ? showMarkdown(id.value, context) : showContent(id.value, format, context);
  },
};

async function showMarkdown(id: ArticleId, { door }: CommandContext): Promise<Result<CommandOutput>> {
  const markdown = await door.query('article.markdown', { id });
  return markdown.ok ? ok({ json: markdown.value, text: markdown.value }) : markdown;
}

async function showContent(
  id: ArticleId,
  format: Exclude<Format, 'md'> | undefined,
  { door }: CommandContext,
): Promise<Result<CommandOutput>> {
  const read = await door.query('article.read', { id });
  if (!read.ok) return read;
  const { article, modified, image, html, text } = read.value;
  const all = { ...article, modified, image, text, html };
  switch (format) {
    case undefined:
      return ok({ json: all, text: withBlankLines(text) });
    case 'json':
      return ok({ json: all, text: JSON.stringify(all, null, 2) });
    case 'html':
      return ok({ json: html, text: html });
    case 'text':
      return ok({ json: text, text: withBlankLines(text) });
    default:
      return assertNever(format);
  }
}
