import type { Changed, CommandInput } from '#contract/calls';
import type { SavedArticle } from '#contract/views';
import { fail, ok } from '#core/result';
import { callCommand } from '../../checked-calls';
import { isGiven, valueOf, valuesOf, type CliCommand, type CommandOutput } from '../command';
import { articleOutput } from '../formats';
import { MOST_ITEMS } from '../../save-many/save-item';
import { namesCollection, saveSeveral } from '../save-several';
import { withAdvice } from '../not-article-advice';
import { sourceOf, spreadClipboard, withOneClipboard } from '../source-words';

export const save: CliCommand = {
  name: 'save',
  summary: 'Save articles from files, addresses, folders, zip files, the clipboard or standard input',
  operands: {
    usage: 'FILE|URL|clipboard:|-…',
    least: 1,
    most: MOST_ITEMS,
    about:
      'a file (HTML, also as SingleFile saves it; MHTML; Markdown, also with front matter; plain text), an http or https ' +
      'address, a folder or zip file of such files, clipboard: for what was copied, or - to read standard input to its end',
  },
  options: {
    title: { value: 'TITLE', about: 'instead of the title that is found' },
    url: { value: 'URL', about: 'where the article is from, when the source doesn’t say' },
    tag: { value: 'TAG', about: 'a tag for the article', many: true },
    again: {
      value: null,
      about: 'where the article is there already, add what comes as a new version of it',
    },
    anyway: {
      value: null,
      about: 'save a page that isn’t an article too: a home page, a login or cookie wall',
    },
    render: {
      value: null,
      about:
        'let the page’s scripts run first, in a hidden window for 20 seconds at most, and save what they make of it',
    },
    'from-page': {
      value: null,
      about: 'the address is a link from a web page: refuse it when it leads into a private network',
    },
  },
  details:
    'Images that lie beside an HTML or Markdown file are taken along from its folder, or from the folder or zip file that was ' +
    'given; “commonplace log” says which. Of several sources, or of what is in a folder or zip file, each has its own result: under --json a list of ' +
    '{source, ok, article} or {source, ok, error}. What was saved stays when others fail; the exit code is 1 then. ' +
    '--title, --url, --anyway and --render are for one source. The very same page isn’t stored twice; one that is much like another is ' +
    'stored and told of, and “commonplace fold” makes it a version of that one.',
  // Each save makes an article of its own.
  lane: () => ({ kind: 'own' }),
  async run(given, shared) {
    const context = withOneClipboard(shared);
    const operands = await spreadClipboard(given.operands, context);
    if (!operands.ok) return operands;
    const words = { ...given, operands: operands.value };
    const [only = ''] = words.operands;
    if (words.operands.length > 1 || (await namesCollection(only, context)))
      return saveSeveral(words, context);
    const source = await sourceOf(only, context);
    if (!source.ok) return source;
    const title = valueOf(words, 'title');
    const url = valueOf(words, 'url');
    const args: CommandInput<'article.save'> = {
      source: source.value,
      ...(title !== undefined && { title }),
      ...(url !== undefined && { url }),
      tags: [...valuesOf(words, 'tag')],
      ...(isGiven(words, 'from-page') && { from: 'page' as const }),
      ...(isGiven(words, 'again') && { again: true }),
      ...(isGiven(words, 'anyway') && { anyway: true }),
      ...(isGiven(words, 'render') && { render: true }),
    };
    const saved = await callCommand(context.door, 'article.save', args);
    if (saved.ok) return ok(savedOutput(saved.value));
    const advised = withAdvice(saved.error, {
      anyway: !isGiven(words, 'anyway'),
      render: source.value.kind === 'url' && !isGiven(words, 'render'),
    });
    if (advised !== saved.error) return { ok: false, error: advised };
    const { code, message, kept } = saved.error;
    const word = words.operands[0] ?? '';
    return code === 'not-found' && source.value.kind === 'file' && HOST.test(word)
      ? fail(code, `${message} For a web address, begin it with https://, as in https://${word}.`, kept)
      : saved;
  },
};

function savedOutput({ value, remark }: Changed<SavedArticle>): CommandOutput {
  const output = articleOutput(value, value.unchanged === true ? 'Unchanged:' : 'Saved');
  if (remark === undefined) return output;
  const { alike } = value;
  const how = alike === undefined ? '' : ` Make one of them with: commonplace fold ${value.id} ${alike.id}`;
  return { ...output, remark: `${remark}${how}` };
}

/** A name that no file was found under but that reads like a site’s: www.…, a host with a path, or a bare .org. */
const HOST = /^(www\.\S+|([a-z\d-]+\.)+[a-z]{2,}(:\d+)?\/\S*|([a-z\d-]+\.)+(com|org|net|edu|gov))$/i;
