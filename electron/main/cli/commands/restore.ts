import { fail, ok, type Result } from '#core/result';
import { isBackupId } from '../../../library/backup/backup-summary';
import {
  everything,
  isGiven,
  laneOfArticle,
  valuesOf,
  type CliCommand,
  type CommandContext,
  type CommandOutput,
  type GivenWords,
} from '../command';
import { articleOutput } from '../formats';
import { articleIdOf, articleIdsOf } from '../ids';
import { differenceText, restoredText } from '../restore-texts';

export const restore: CliCommand = {
  name: 'restore',
  summary: 'Take an article out of the trash, or make the library what it is in a backup',
  operands: { usage: 'ID', least: 1, most: 1, about: 'the id of an article in the trash, or of a backup' },
  options: {
    article: { value: 'ID', about: 'of a backup: only this article', many: true },
    'dry-run': { value: null, about: 'of a backup: say what would change, and change nothing' },
  },
  details:
    '“commonplace trash” lists the articles in the trash, “commonplace backups” the backups. Before a backup is restored ' +
    'the present is backed up, so “commonplace restore” of that backup takes the restore back.',
  lane: (words) => (isBackupId(words.operands[0] ?? '') ? everything() : laneOfArticle(words)),
  async run(words, context) {
    const [word = ''] = words.operands;
    return isBackupId(word) ? restoreBackup(word, words, context) : restoreArticle(word, words, context);
  },
};

async function restoreArticle(
  word: string,
  words: GivenWords,
  { door }: CommandContext,
): Promise<Result<CommandOutput>> {
  if (isGiven(words, 'article') || isGiven(words, 'dry-run')) {
    return fail(
      'bad-request',
      `--article and --dry-run go with a backup, and “${word}” isn’t the id of one.`,
    );
  }
  const id = articleIdOf(word);
  if (!id.ok) return fail('not-found', `No article and no backup has the id “${word}”.`);
  const restored = await door.command('article.restore', { id: id.value });
  return restored.ok ? ok(articleOutput(restored.value.value, 'Restored')) : restored;
}

async function restoreBackup(
  backup: string,
  words: GivenWords,
  { door }: CommandContext,
): Promise<Result<CommandOutput>> {
  const ids = articleIdsOf(valuesOf(words, 'article'));
  if (!ids.ok) return ids;
  const articles = isGiven(words, 'article') ? ids.value : null;
  if (isGiven(words, 'dry-run')) {
    const compared = await door.query('backup.compare', { id: backup });
    if (!compared.ok) return compared;
    const { value } = compared;
    const chosen = value.articles.filter(({ id }) => articles?.includes(id) ?? true);
    return ok({ json: { ...value, articles: chosen }, text: differenceText(chosen) });
  }
  const restored = await door.command('library.restore', { backup, articles });
  if (!restored.ok) return restored;
  return ok({ json: restored.value.value, text: restoredText(restored.value.value) });
}
