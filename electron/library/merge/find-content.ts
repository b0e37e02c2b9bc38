import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ContentVersion, VersionEntry } from '#core/article/article';
import { readKept } from '../document/read-kept';
import { readDocument } from '../document/read-document';
import type { StoreContext } from '../document/store-context';
import { isSystemError } from '../document/system-error';
import { contentKind } from '../document-kinds';
import { versionFile, versionsFolder } from '../layout';

/**
 * The text that a record names, from its file or, where a sync tool gave that file to another text of the same number,
 * from a copy under any name. Null when it isn't there whole. Changes nothing.
 *
 * @param folder - the article's
 */
export async function findContent(
  context: StoreContext,
  folder: string,
  entry: VersionEntry,
): Promise<ContentVersion | null> {
  const found = await readKept(context, contentKind, versionFile(folder, entry.number));
  if (found.state === 'good' && isOf(entry, found.data)) return found.data;
  for (const name of await copiesIn(context, folder)) {
    const copy = await readDocument(context, contentKind, join(versionsFolder(folder), name));
    if (copy.state === 'good' && isOf(entry, copy.data)) return copy.data;
  }
  return null;
}

async function copiesIn(context: StoreContext, folder: string): Promise<readonly string[]> {
  try {
    const names = await context.files.listFolder(versionsFolder(folder));
    return names.filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}

function isOf({ hash, capturedAt }: VersionEntry, content: ContentVersion): boolean {
  return (
    content.capturedAt === capturedAt &&
    content.hash === hash &&
    createHash('sha256').update(content.html).digest('hex') === hash
  );
}
