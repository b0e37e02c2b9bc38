import type { ArticleRecord } from '#core/article/article';
import type { NewArticle } from '#core/article/new-article';
import { withNewVersion } from '#core/article/show-version';
import { ok, type Result } from '#core/result';
import { readKept } from './document/read-kept';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { contentKind } from './document-kinds';
import { freeNumber } from './free-number';
import { versionFile } from './layout';
import { writeVersion } from './write-version';

/** The article that a version is added to. */
export interface Grown {
  /** Its folder. */
  readonly folder: string;
  readonly record: ArticleRecord;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/**
 * Writes a new content version beside those that an article has, and gives the record that shows it, which the caller
 * has to store: until then nothing has changed. What a crash leaves before that is told of by `verify` and never
 * overwritten.
 */
export async function addVersion(
  context: StoreContext,
  { folder, record, now }: Grown,
  article: NewArticle,
): Promise<Result<ArticleRecord>> {
  try {
    const number = await freeNumber(context, folder, record);
    const version = await writeVersion(context, { id: record.id, folder, number, capturedAt: now }, article);
    if (!version.ok) return version;
    const { entry, content } = version.value;
    const before = await readKept(context, contentKind, versionFile(folder, record.version));
    return ok(withNewVersion(record, entry, before.state === 'good' ? before.data : null, content, now));
  } catch (error) {
    return storageFailure(error, `The new text of “${record.title}” could not be stored`, context.folder);
  }
}
