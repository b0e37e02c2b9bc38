import type { ArticleRecord, ContentVersion } from '#core/article/article';
import type { ArticleId } from '#core/ids';
import { sha256Of } from '../archive/sha256';
import { Document } from '../document/document';
import { lastGoodPath } from '../document/durable-json-file';
import { contentKind } from '../document-kinds';
import { checkAnchors } from './check-anchors';
import { done, type Inquiry, type Mended } from './inquiry';
import { inspectDocument, type Subject } from './inspect-document';
import type { RecordFault } from './record-edits';

const OTHER_ARTICLE = 'belongs to another article';

type Entry = ArticleRecord['versions'][number];

export interface VerifiedVersions {
  /** What the texts tell about the record. */
  readonly faults: readonly RecordFault[];
  /** Names of assets that the texts refer to. */
  readonly assets: ReadonlySet<string>;
}

/** Checks each version of an article's text that the record names, one after the other: texts can be large. */
export async function verifyVersions(
  inquiry: Inquiry,
  folder: string,
  record: ArticleRecord,
): Promise<VerifiedVersions> {
  const faults: RecordFault[] = [];
  const assets = new Set<string>();
  for (const entry of record.versions) {
    const content = await inspectVersion(inquiry, folder, record, entry);
    if (content === null) continue;
    faults.push(...checkHash(record, entry, content), ...checkAnchors(record, content));
    for (const [, name = ''] of content.html.matchAll(/assets\/([0-9a-f]{64}\.[a-z0-9]+)/g)) assets.add(name);
  }
  return { faults, assets };
}

/** The version's content; null when there is none to go on with. */
async function inspectVersion(
  inquiry: Inquiry,
  folder: string,
  record: ArticleRecord,
  entry: Entry,
): Promise<ContentVersion | null> {
  const path = `${folder}/versions/${entry.number}.json`;
  const subject: Subject<ContentVersion> = {
    kind: contentKind,
    path,
    articleId: record.id,
    fault: (content) => faultOf(record, entry, content),
    changedAt: () => null,
  };
  const found = await inspectDocument(inquiry, subject);
  const finding = { severity: 'fault', articleId: record.id, path } as const;
  const what = `Version ${entry.number} of the text of “${record.title}”`;
  switch (found.state) {
    case 'good':
      return found.data;
    case 'closed':
      return null;
    case 'missing':
      await inquiry.found({
        ...finding,
        kind: 'version-missing',
        message: `${what} is missing. ${hope(entry)}`,
      });
      return null;
    case 'lost': {
      const message = `${what} can’t be read: the file ${found.reason}. ${hope(entry)}`;
      await inquiry.found({ ...finding, kind: 'document-lost', message }, () => setBothAside(inquiry, path));
      return null;
    }
    case 'unsound':
      return inspectUnsound(inquiry, { id: record.id, path, what, entry }, found.data, found.reason);
  }
}

interface Version {
  /** Of the article. */
  readonly id: ArticleId;
  readonly path: string;
  /** For messages. */
  readonly what: string;
  readonly entry: Entry;
}

async function inspectUnsound(
  inquiry: Inquiry,
  { id, path, what, entry }: Version,
  content: ContentVersion,
  reason: string,
): Promise<ContentVersion | null> {
  const finding = { severity: 'fault', articleId: id, path } as const;
  if (content.number !== entry.number || reason === OTHER_ARTICLE) {
    await inquiry.found({ ...finding, kind: 'version-mismatch', message: `${what}: the file ${reason}.` });
    return null;
  }
  const hash = sha256Of(content.html);
  if (hash !== entry.hash) {
    const message = `${what} was changed after it was saved: it isn’t what its hash says. ${hope(entry)}`;
    await inquiry.found({ ...finding, kind: 'hash-wrong', message });
    return content;
  }
  const message = `${what} gives a wrong hash of itself; that in the record is right.`;
  await inquiry.found({ ...finding, kind: 'hash-wrong', message }, async () => {
    const mended = { ...content, hash };
    const written = await Document.create(inquiry.context, contentKind, inquiry.absolute(path), mended);
    return written.ok ? done('The hash was set right.') : written.error;
  });
  return content;
}

function faultOf(record: ArticleRecord, entry: Entry, content: ContentVersion): string | null {
  if (content.articleId !== record.id) return OTHER_ARTICLE;
  if (content.number !== entry.number) return `says that it is version ${content.number}`;
  return sha256Of(content.html) === content.hash ? null : 'isn’t what its hash says';
}

/** The text that was read is one thing; what the record says of it another. */
function checkHash(record: ArticleRecord, entry: Entry, content: ContentVersion): readonly RecordFault[] {
  const { hash } = content;
  if (hash === entry.hash || hash !== sha256Of(content.html)) return [];
  return [
    {
      kind: 'hash-wrong',
      message: `The record of “${record.title}” has another hash for version ${entry.number} than the text has.`,
      edit: {
        mended: 'The hash of the text was put into the record.',
        apply: (wrong) => ({
          ...wrong,
          versions: wrong.versions.map((each) => (each.number === entry.number ? { ...each, hash } : each)),
        }),
      },
    },
  ];
}

function hope(entry: Entry): string {
  const original = entry.original === null ? '' : 'The page as it came may still be in “original”. ';
  return `${original}A backup may have it.`;
}

async function setBothAside(inquiry: Inquiry, path: string): Promise<Mended> {
  const both = [path, lastGoodPath(path)];
  const asides: string[] = [];
  for (const each of both) if (await inquiry.isThere(each)) asides.push(await inquiry.setAside(each));
  return { mended: 'It was put out of the way.', setAside: asides[0] ?? null };
}
