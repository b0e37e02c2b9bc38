import type { ArticleRecord } from '#core/article/article';
import type { StoreContext } from './document/store-context';
import { isMissing } from './document/system-error';
import { originalFolder, versionsFolder } from './layout';

/**
 * A number that no content version of an article has, above all others. Files count as well as what the record says:
 * a sync program may have brought the text of another copy before its record, and a crash may have left one.
 * Throws system errors.
 *
 * @param folder - the article's
 */
export async function freeNumber(
  context: StoreContext,
  folder: string,
  record: ArticleRecord,
): Promise<number> {
  const names = await Promise.all(
    [versionsFolder(folder), originalFolder(folder)].map((path) => namesIn(context, path)),
  );
  const taken = names.flat().flatMap((name) => /^\d+(?=\.)/.exec(name)?.map(Number) ?? []);
  return Math.max(...record.versions.map(({ number }) => number), ...taken) + 1;
}

async function namesIn({ files }: StoreContext, path: string): Promise<readonly string[]> {
  try {
    return await files.listFolder(path);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
