import type { ImageView } from '#contract/views';
import { MISSING_WORDS } from '#contract/missing-words';
import type { ArticleId } from '#core/ids';
import { ok, type Result } from '#core/result';
import { isGiven, laneOfArticle, type CliCommand, type CommandContext, type CommandOutput } from '../command';
import { articleIdOf } from '../ids';

export const assets: CliCommand = {
  name: 'assets',
  summary: 'List the images of an article, kept and missing, or fetch the missing ones',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article' },
  options: { retry: { value: null, about: 'ask once more for the images that are missing' } },
  details:
    'Images are kept with their article when it is saved. One that could not be had, or was over a limit, is listed with ' +
    'the reason. With --retry, the result says how many came and which are still missing.',
  lane: laneOfArticle,
  async run(words, context) {
    const id = articleIdOf(words.operands[0] ?? '');
    if (!id.ok) return id;
    return isGiven(words, 'retry') ? retry(id.value, context) : listAll(id.value, context);
  },
};

async function listAll(id: ArticleId, { door }: CommandContext): Promise<Result<CommandOutput>> {
  const images = await door.query('article.images', { id });
  if (!images.ok) return images;
  const text = images.value.length === 0 ? 'The article has no images.' : images.value.map(line).join('\n');
  return ok({ json: images.value, text });
}

async function retry(id: ArticleId, { door }: CommandContext): Promise<Result<CommandOutput>> {
  const fetched = await door.command('article.fetch-assets', { id });
  if (!fetched.ok) return fetched;
  const { value } = fetched.value;
  const counts = `Fetched: ${value.fetched}. Still missing: ${value.missing.length}.`;
  const text = [counts, ...value.missing.map(line)].join('\n');
  return ok({ json: value, text, failed: value.missing.length > 0 });
}

function line({ address, file, missing }: ImageView): string {
  const from = address ?? 'came inside the page';
  if (missing !== null) return `missing  ${from}  (${MISSING_WORDS[missing]})`;
  return `kept     ${file ?? 'inside the text'}  ${from}`;
}
