import { createHash } from 'node:crypto';
import type { ArticleRecord } from '#core/article/article';
import type { SafeHtml } from '#core/html';
import type { ArticleId } from '#core/ids';
import { stampChanges } from '#core/merge/stamp-changes';
import { Document } from '../../../electron/library/document/document';
import type { StoreContext } from '../../../electron/library/document/store-context';
import { articleKind, contentKind } from '../../../electron/library/document-kinds';
import { articleFolder, recordFile, versionFile } from '../../../electron/library/layout';
import { valueOf } from '../support/value-of';

/** Captures an article of a closed library again, as a later Commonplace will: a new version, under the next number. */
export async function captureAgain(
  context: StoreContext,
  id: ArticleId,
  words: string,
  capturedAt: string,
): Promise<ArticleRecord> {
  const folder = articleFolder(context.folder, 'articles', id);
  const document = valueOf(await Document.open(context, articleKind, recordFile(folder)));
  const before = document.data;
  const number = before.version + 1;
  // The test vouches for its own markup.
  const html = `<p>${words}</p>` as SafeHtml;
  const hash = createHash('sha256').update(html).digest('hex');
  const content = { format: 1 as const, articleId: id, number, capturedAt, hash, html, text: words };
  valueOf(await Document.create(context, contentKind, versionFile(folder, number), content));
  const entry = { number, capturedAt, hash, words: 1, original: null };
  const after = { ...before, version: number, words: 1, versions: [...before.versions, entry] };
  return valueOf(
    await document.write(stampChanges(before, after, { now: capturedAt, writer: context.writer })),
  );
}

/** The text of each version of an article by its number, as the record names them. */
export async function textsOf(
  context: StoreContext,
  place: 'articles' | 'trash',
  id: ArticleId,
): Promise<ReadonlyMap<number, string>> {
  const folder = articleFolder(context.folder, place, id);
  const record = valueOf(await Document.open(context, articleKind, recordFile(folder))).data;
  const texts = new Map<number, string>();
  for (const { number, hash } of record.versions) {
    const content = valueOf(await Document.open(context, contentKind, versionFile(folder, number))).data;
    if (content.hash !== hash || content.number !== number)
      throw new Error(`Version ${number} is another text.`);
    texts.set(number, content.text);
  }
  return texts;
}
