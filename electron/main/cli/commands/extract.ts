import type { NewArticle } from '#core/article/new-article';
import { ok } from '#core/result';
import { checkCommand } from '../../checked-calls';
import { isGiven, valueOf, type CliCommand, type CommandOutput } from '../command';
import { withBlankLines } from '../formats';
import { withAdvice } from '../not-article-advice';
import { sourceOf } from '../source-words';

export const extract: CliCommand = {
  name: 'extract',
  summary: 'Print what saving would keep of a page, and store nothing',
  operands: {
    usage: 'FILE|URL|clipboard:|-',
    least: 1,
    most: 1,
    about: 'as for save: a file, an http or https address, clipboard:, or - for standard input',
  },
  options: {
    url: { value: 'URL', about: 'where the page is from: relative links and metadata go by it' },
    anyway: { value: null, about: 'as for save' },
    render: { value: null, about: 'as for save' },
  },
  details:
    'Without --json it prints the title, who wrote it and where, and the text. With --json: title, authors, site, ' +
    'published, modified, language, image (the address of its main picture), text and html. It needs no library and touches none.',
  lane: () => ({ kind: 'own' }),
  async run(words, context) {
    const source = await sourceOf(words.operands[0] ?? '', context);
    if (!source.ok) return source;
    const url = valueOf(words, 'url');
    const args = checkCommand('article.save', {
      source: source.value,
      ...(url !== undefined && { url }),
      ...(isGiven(words, 'anyway') && { anyway: true }),
      ...(isGiven(words, 'render') && { render: true }),
    });
    if (!args.ok) return args;
    const article = await context.extract(args.value);
    if (article.ok) return ok(outputOf(article.value));
    const render = source.value.kind === 'url' && !isGiven(words, 'render');
    return { ok: false, error: withAdvice(article.error, { anyway: !isGiven(words, 'anyway'), render }) };
  },
};

function outputOf({ metadata, text, html }: NewArticle): CommandOutput {
  const { title, authors, site, published, language, modified = null, image = null } = metadata;
  const facts = [authors.join(', '), site ?? '', published ?? '', language ?? ''].filter(
    (fact) => fact !== '',
  );
  const head = facts.length === 0 ? title : `${title}\n${facts.join(' · ')}`;
  return {
    json: { title, authors, site, published, modified, language, image, text, html },
    text: `${head}\n\n${withBlankLines(text)}`,
  };
}
