import type { Refetched } from '#contract/version-views';
import { ok, type Result } from '#core/result';
import type { Source } from '#core/commands';
import { callCommand } from '../../checked-calls';
import { isGiven, laneOfArticle, valueOf, type CliCommand, type CommandContext } from '../command';
import { counted } from '../formats';
import { articleIdOf } from '../ids';
import { withAdvice } from '../not-article-advice';
import { sourceOf } from '../source-words';

export const refetch: CliCommand = {
  name: 'refetch',
  summary: 'Fetch an article again, as a new version of its text',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: {
    render: {
      value: null,
      about: 'as for save; a text that was rendered before is rendered again without it',
    },
    anyway: { value: null, about: 'as for save: add what comes though it isn’t an article' },
    from: {
      value: 'FILE|URL|clipboard:|-',
      about: 'take the text from there instead of the article’s own address',
    },
  },
  details:
    'The version before stays, and so do title, tags and notes. Highlights are looked for in the new text; one whose ' +
    'words can’t be found for certain is loose. When the text is the same, nothing is added.',
  lane: laneOfArticle,
  async run(words, context) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    const source = await givenSource(valueOf(words, 'from'), context);
    if (!source.ok) return source;
    const fetched = await callCommand(context.door, 'article.refetch', {
      id: id.value,
      ...(source.value !== null && { source: source.value }),
      ...(isGiven(words, 'render') && { render: true }),
      ...(isGiven(words, 'anyway') && { anyway: true }),
    });
    if (!fetched.ok) {
      const isPage = source.value === null || source.value.kind === 'url';
      const render = isPage && !isGiven(words, 'render');
      return { ok: false, error: withAdvice(fetched.error, { anyway: !isGiven(words, 'anyway'), render }) };
    }
    const { value, remark } = fetched.value;
    return ok({ json: value, text: refetchedText(value), ...(remark !== undefined && { remark }) });
  },
};

async function givenSource(
  word: string | undefined,
  context: CommandContext,
): Promise<Result<Source | null>> {
  return word === undefined ? ok(null) : sourceOf(word, context);
}

function refetchedText({ article, changed, before, highlights }: Refetched): string {
  if (!changed) return `unchanged\n${article.id}`;
  const { exact, moved, fuzzy, loose } = highlights;
  const marks =
    exact + moved + fuzzy + loose === 0
      ? ''
      : `; highlights: ${exact} exact, ${moved} moved, ${fuzzy} to be confirmed, ${loose} loose`;
  return (
    `Version ${article.version} of “${article.title}” is shown now (${counted(article.words, 'word')}${marks}). ` +
    `Version ${before} is kept.\n${article.id}`
  );
}
