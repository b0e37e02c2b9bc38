import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { lastGoodPath } from '../document/durable-json-file';
import { articleKind } from '../document-kinds';
import { placeFolder, placeOf, type Place } from '../layout';
import { checkRecord } from './check-record';
import { done, type Inquiry } from './inquiry';
import { inspectDocument } from './inspect-document';
import { settleRecord } from './record-edits';
import { isAssetName, verifyAssets, verifyOriginals } from './verify-kept-files';
import { verifyNames } from './verify-names';
import { verifyVersions } from './verify-versions';

/** Checks all that lies in an article's folder. Gives its record, if it can be read. Throws system errors. */
export async function verifyArticle(
  inquiry: Inquiry,
  place: Place,
  id: ArticleId,
): Promise<ArticleRecord | null> {
  const folder = `${place}/${id}`;
  const path = `${folder}/article.json`;
  const record = await inspectRecord(inquiry, folder, id);
  if (record === null) return null;
  inquiry.articles += 1;
  inquiry.highlights += record.highlights.length;
  const versions = await verifyVersions(inquiry, folder, record);
  await settleRecord(inquiry, path, record, [...versions.faults, ...checkRecord(record)]);
  await verifyOriginals(inquiry, folder, record);
  const late = (record.lateImages ?? []).map(({ name }) => name);
  await verifyAssets(inquiry, folder, record, new Set([...versions.assets, ...late]));
  await verifyFolders(inquiry, folder, record);
  await checkOtherArticles(inquiry, path, record);
  await checkPlace(inquiry, place, record);
  return record;
}

async function inspectRecord(inquiry: Inquiry, folder: string, id: ArticleId): Promise<ArticleRecord | null> {
  const path = `${folder}/article.json`;
  const found = await inspectDocument(inquiry, {
    kind: articleKind,
    path,
    articleId: id,
    fault: (record) => (record.id === id ? null : 'is the record of another article'),
    changedAt: ({ updatedAt }) => updatedAt,
  });
  const finding = { severity: 'fault', articleId: id, path } as const;
  switch (found.state) {
    case 'good':
      return found.data;
    case 'closed':
      return null;
    case 'unsound': {
      const message = `The folder “${folder}” holds another article, “${found.data.title}”. It isn’t shown.`;
      await inquiry.found({ ...finding, kind: 'wrong-id', message });
      return null;
    }
    case 'missing':
    case 'lost': {
      // Moved or removed a moment ago, by whoever uses the library.
      if (!(await inquiry.isThere(folder))) return null;
      const message = `The article in “${folder}” can’t be shown: its record ${found.reason}. A backup may have it.`;
      await inquiry.found({ ...finding, kind: 'document-lost', message }, async () => ({
        mended: 'Its folder was put out of the way with all that is in it.',
        setAside: await inquiry.setAside(folder),
      }));
      return null;
    }
  }
}

async function verifyFolders(inquiry: Inquiry, folder: string, record: ArticleRecord): Promise<void> {
  const { id: articleId, versions } = record;
  const ours = [...withCopies(['article.json']), 'versions', 'original', 'log', 'assets'];
  const named = withCopies(versions.map(({ number }) => `${number}.json`));
  const originals = versions.map(({ original }) => original);
  await verifyNames(inquiry, {
    path: folder,
    articleId,
    belongs: (name) => ours.includes(name),
    hasCopies: true,
  });
  await verifyNames(inquiry, {
    path: `${folder}/versions`,
    articleId,
    belongs: (name) => named.includes(name),
    otherwise: 'version-orphan',
  });
  await verifyNames(inquiry, {
    path: `${folder}/original`,
    articleId,
    belongs: (name) => originals.includes(name),
    otherwise: 'original-orphan',
  });
  await verifyNames(inquiry, { path: `${folder}/log`, articleId, belongs: (name) => named.includes(name) });
  await verifyNames(inquiry, { path: `${folder}/assets`, articleId, belongs: isAssetName });
}

/** The fault is that of the path that sorts last, whichever of the two was looked at first. */
async function checkOtherArticles(inquiry: Inquiry, path: string, record: ArticleRecord): Promise<void> {
  const mine = { id: record.id, path };
  for (const { id } of record.highlights) {
    const other = inquiry.recordOf.get(id) ?? mine;
    inquiry.recordOf.set(id, other);
    if (other.id === mine.id) continue;
    const [first, last] = other.path < path ? [other, mine] : [mine, other];
    const message = `A highlight in “${last.path}” has the id of one in “${first.path}”.`;
    const finding = { severity: 'fault', articleId: last.id, path: last.path, message } as const;
    await inquiry.found({ ...finding, kind: 'highlight-duplicate' });
  }
}

/** The record is the truth, and the folder follows it. */
async function checkPlace(inquiry: Inquiry, place: Place, record: ArticleRecord): Promise<void> {
  const right = placeOf(record);
  if (right === place) return;
  const [from, to] = [`${place}/${record.id}`, `${right}/${record.id}`];
  const where =
    right === 'trash' ? 'is in the trash, but its folder is not' : 'is not in the trash, but its folder is';
  const message = `“${record.title}” ${where}.`;
  const finding = {
    kind: 'wrong-place',
    severity: 'fault',
    articleId: record.id,
    path: from,
    message,
  } as const;
  // Another folder of that name is told of as a fault of its own.
  if (await inquiry.isThere(to)) {
    await inquiry.found(finding);
    return;
  }
  await inquiry.found(finding, async () => {
    const { files, folder } = inquiry.context;
    await files.makeFolders(placeFolder(folder, right));
    await files.rename(inquiry.absolute(from), inquiry.absolute(to));
    await files.syncFolder(placeFolder(folder, right));
    await files.syncFolder(placeFolder(folder, place));
    return done(`Its folder was moved to “${to}”.`);
  });
}

function withCopies(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [name, lastGoodPath(name)]);
}
