import { outlives, type Tombstone } from '#core/merge/tombstone';
import type { ArticleRecord } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { lastGoodPath } from '../document/durable-json-file';
import { readKept } from '../document/read-kept';
import { articleKind, tombstoneKind } from '../document-kinds';
import { articleFolder, articleIdOf, PLACES, recordFile } from '../layout';
import type { Inquiry, Mended } from './inquiry';
import { inspectDocument } from './inspect-document';
import { verifyNames } from './verify-names';

const FOLDER = 'tombstones';

/** Checks what is left of articles that were deleted for good, and that they are gone. Throws system errors. */
export async function verifyTombstones(inquiry: Inquiry): Promise<void> {
  const names = await inquiry.names(FOLDER);
  const ids = new Set(names.map(idOf).filter((id) => id !== null));
  for (const id of ids) await verifyTombstone(inquiry, id);
  await verifyNames(inquiry, { path: FOLDER, articleId: null, belongs: (name) => idOf(name) !== null });
}

/** The article that a name in the folder speaks of; null for what doesn't belong there. */
function idOf(name: string): ArticleId | null {
  const [, id = ''] = /^(.*)\.json(?:\.last-good)?$/.exec(name) ?? [];
  return articleIdOf(id);
}

async function verifyTombstone(inquiry: Inquiry, id: ArticleId): Promise<void> {
  const path = `${FOLDER}/${id}.json`;
  const found = await inspectDocument(inquiry, {
    kind: tombstoneKind,
    path,
    articleId: id,
    fault: (tombstone) => (tombstone.id === id ? null : 'speaks of another article'),
    changedAt: ({ purgedAt }) => purgedAt,
  });
  const finding = { severity: 'fault', articleId: id, path } as const;
  if (found.state === 'good') {
    await checkArticle(inquiry, path, found.data);
  } else if (found.state === 'unsound') {
    await inquiry.found({ ...finding, kind: 'wrong-id', message: `“${path}” ${found.reason}.` });
  } else if (found.state === 'lost') {
    const message =
      `What is left of an article that was deleted for good can’t be read: “${path}” ${found.reason}. ` +
      'A merge with an older copy of the library may bring the article back.';
    await inquiry.found({ ...finding, kind: 'document-lost', message }, () => setBothAside(inquiry, path));
  }
}

async function checkArticle(inquiry: Inquiry, path: string, tombstone: Tombstone): Promise<void> {
  const record = await recordOf(inquiry, tombstone.id);
  if (record === null) return;
  const finding = { kind: 'tombstone-and-article', severity: 'fault', articleId: record.id, path } as const;
  if (outlives(record, tombstone)) {
    const message = `“${record.title}” was deleted for good, but somebody worked on it afterwards: it stays.`;
    await inquiry.found({ ...finding, message }, () => setBothAside(inquiry, path));
    return;
  }
  const message = `“${record.title}” was deleted for good, but its folder is still there.`;
  await inquiry.found({ ...finding, message });
}

async function recordOf(inquiry: Inquiry, id: ArticleId): Promise<ArticleRecord | null> {
  for (const place of PLACES) {
    const path = recordFile(articleFolder(inquiry.context.folder, place, id));
    const found = await readKept(inquiry.context, articleKind, path);
    if (found.state === 'good') return found.data;
  }
  return null;
}

/** The copy first: without its document it would be taken for the last good one. */
async function setBothAside(inquiry: Inquiry, path: string): Promise<Mended> {
  if (await inquiry.isThere(lastGoodPath(path))) await inquiry.setAside(lastGoodPath(path));
  const aside = (await inquiry.isThere(path)) ? await inquiry.setAside(path) : null;
  return { mended: 'It was put out of the way.', setAside: aside };
}
