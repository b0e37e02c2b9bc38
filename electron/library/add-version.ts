import type { ArticleRecord } from '#core/article/article';
import type { NewArticle } from '#core/article/new-article';
import { withNewVersion } from '#core/article/show-version';
import { mergeLateImages } from '#core/article/assets';
import { stampChanges } from '#core/merge/stamp-changes';
import { ok, type Result } from '#core/result';
import { anchorsIn } from './anchors-in';
import type { Document } from './document/document';
import { readKept } from './document/read-kept';
import { storageFailure } from './document/storage-failure';
import type { StoreContext } from './document/store-context';
import { contentKind } from './document-kinds';
import { freeNumber } from './free-number';
import { versionFile } from './layout';
import { liveArticle } from './live-article';
import { timeAfter } from './time-after';
import { writeVersion } from './write-version';

/** The article that a version is added to. */
export interface Grown {
  /** Its folder. */
  readonly folder: string;
  /** Its record. */
  readonly document: Document<ArticleRecord>;
}

/**
 * Adds a content version to an article and shows it, durable on return. The files are written first, then the record:
 * until then nothing has changed. What a crash leaves before that is told of by `verify` and never overwritten.
 */
export async function addVersion(
  context: StoreContext,
  { folder, document }: Grown,
  article: NewArticle,
): Promise<Result<ArticleRecord>> {
  const live = liveArticle(document.data);
  if (!live.ok) return live;
  const record = live.value;
  const now = timeAfter(record.updatedAt, context.now());
  try {
    const number = await freeNumber(context, folder, record);
    const version = await writeVersion(context, { id: record.id, folder, number, capturedAt: now }, article);
    if (!version.ok) return version;
    const { entry, content } = version.value;
    const anchorOf = await anchorsIn(context.anchoring, record, content, async (earlier) => {
      const text = await readKept(context, contentKind, versionFile(folder, earlier));
      return text.state === 'good' ? text.data : null;
    });
    const shown = withNewVersion(record, entry, anchorOf, now);
    const grown = stampChanges(record, withLeadImage(shown, article), {
      now,
      writer: context.writer,
    });
    const written = await document.write(grown);
    return written.ok ? ok(grown) : written;
  } catch (error) {
    return storageFailure(error, `The new text of “${record.title}” could not be stored`, context.folder);
  }
}

function withLeadImage(record: ArticleRecord, { leadImage }: NewArticle): ArticleRecord {
  if (leadImage === undefined) return record;
  return { ...record, lateImages: mergeLateImages(record.lateImages ?? [], [leadImage]) };
}
