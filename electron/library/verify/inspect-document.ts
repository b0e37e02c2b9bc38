import { basename, dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FaultKind } from '#contract/faults';
import type { ArticleId } from '#core/ids';
import type { DocumentKind } from '../document/document-kind';
import { lastGoodPath, type JsonObject } from '../document/durable-json-file';
import { writeDurably } from '../document/durable-write';
import { readDocument, type Found } from '../document/read-document';
import { done, type Inquiry, type Mended } from './inquiry';

export interface Subject<Data extends JsonObject> {
  readonly kind: DocumentKind<Data>;
  readonly path: string;
  readonly articleId: ArticleId | null;
  /** What its schema can't say: null when all is well, else the words that complete “The file … ”. */
  readonly fault: (data: Data) => string | null;
  /** When it was changed last; null for a document that never changes. */
  readonly changedAt: (data: Data) => string | null;
}

/** What there is to go on with. */
export type Inspected<Data> =
  /** As it is, or as its copy has it. */
  | { readonly state: 'good'; readonly data: Data }
  /** It can be read, but `fault` has something to say, of its copy too. Not taken down yet. */
  | { readonly state: 'unsound'; readonly data: Data; readonly reason: string }
  /** Not taken down yet; `reason` completes “The file … ”. */
  | { readonly state: 'lost' | 'missing'; readonly reason: string }
  /** It may be sound, but not for this program or this person. Taken down. */
  | { readonly state: 'closed' };

/**
 * Looks at a document and its last good copy. When faults are to be mended, one of them is made anew from the other.
 */
export async function inspectDocument<Data extends JsonObject>(
  inquiry: Inquiry,
  subject: Subject<Data>,
): Promise<Inspected<Data>> {
  const { context } = inquiry;
  const { kind, path } = subject;
  const document = await readDocument(context, kind, inquiry.absolute(path));
  const copy = await readDocument(context, kind, lastGoodPath(inquiry.absolute(path)));
  if (document.state !== 'missing' || copy.state !== 'missing') inquiry.documents += 1;

  if (await tellClosed(inquiry, subject, document, copy)) {
    const data = usableData(subject, document);
    return data === null ? { state: 'closed' } : { state: 'good', data };
  }
  const data = usableData(subject, document);
  if (data !== null) {
    await checkCopy(inquiry, subject, data, copy);
    return { state: 'good', data };
  }
  const reason = whyUnusable(subject, document);
  const copied = usableData(subject, copy);
  if (copied !== null) {
    await bringBack(inquiry, subject, document.state === 'missing', reason);
    return { state: 'good', data: copied };
  }
  if (document.state === 'good') return { state: 'unsound', data: document.data, reason };
  if (document.state === 'missing' && copy.state === 'missing') return { state: 'missing', reason };
  return { state: 'lost', reason: `${reason}, and its copy ${whyUnusable(subject, copy)}` };
}

/** Whether one of the two is of a newer format, or the disk won't give it. */
async function tellClosed<Data extends JsonObject>(
  inquiry: Inquiry,
  subject: Subject<Data>,
  ...both: readonly Found<Data>[]
): Promise<boolean> {
  const paths = [subject.path, lastGoodPath(subject.path)];
  let isClosed = false;
  for (const [index, found] of both.entries()) {
    const path = paths[index] ?? subject.path;
    const finding = { severity: 'fault', articleId: subject.articleId, path } as const;
    if (found.state === 'refused') {
      isClosed = true;
      await inquiry.found({ ...finding, kind: 'unreadable', message: found.error.message });
    } else if (found.state === 'unusable' && found.code === 'unsupported') {
      isClosed = true;
      const message = `“${path}” ${found.reason}. A newer version can read it.`;
      await inquiry.found({ ...finding, kind: 'newer-format', message });
    }
  }
  return isClosed;
}

function usableData<Data extends JsonObject>(subject: Subject<Data>, found: Found<Data>): Data | null {
  return found.state === 'good' && subject.fault(found.data) === null ? found.data : null;
}

function whyUnusable<Data extends JsonObject>(subject: Subject<Data>, found: Found<Data>): string {
  switch (found.state) {
    case 'good':
      return subject.fault(found.data) ?? 'is good';
    case 'missing':
      return 'is missing';
    case 'unusable':
      return found.reason;
    case 'refused':
      return 'can’t be read';
  }
}

async function checkCopy<Data extends JsonObject>(
  inquiry: Inquiry,
  subject: Subject<Data>,
  data: Data,
  copy: Found<Data>,
): Promise<void> {
  const copied = usableData(subject, copy);
  if (copied === null) {
    const kind: FaultKind = copy.state === 'missing' ? 'copy-missing' : 'copy-damaged';
    const message = `The last good copy of “${subject.path}” ${whyUnusable(subject, copy)}.`;
    await inquiry.found(copyFinding(subject, kind, 'fault', message), () => renewCopy(inquiry, subject.path));
    return;
  }
  if (isDeepStrictEqual(copied, data)) return;
  const [mine, its] = [subject.changedAt(data), subject.changedAt(copied)];
  if (mine !== null && its !== null && its <= mine) {
    const message = `The last good copy of “${subject.path}” is of an older state.`;
    const finding = copyFinding(subject, 'copy-differs', 'info', message);
    await inquiry.found(finding, () => renewCopy(inquiry, subject.path));
    return;
  }
  const message = `The last good copy of “${subject.path}” holds something else than the file itself.`;
  await inquiry.found(copyFinding(subject, 'copy-differs', 'fault', message), async () => {
    const aside = await inquiry.setAside(lastGoodPath(subject.path));
    return { ...(await renewCopy(inquiry, subject.path)), setAside: aside };
  });
}

function copyFinding<Data extends JsonObject>(
  { path, articleId }: Subject<Data>,
  kind: FaultKind,
  severity: 'fault' | 'info',
  message: string,
) {
  return { kind, severity, articleId, path: lastGoodPath(path), message };
}

async function renewCopy(inquiry: Inquiry, path: string): Promise<Mended> {
  await copyBytes(inquiry, path, lastGoodPath(path));
  return done('It was made anew from the file.');
}

async function bringBack<Data extends JsonObject>(
  inquiry: Inquiry,
  { path, articleId }: Subject<Data>,
  isMissing: boolean,
  reason: string,
): Promise<void> {
  const kind = isMissing ? 'document-missing' : 'document-damaged';
  const message = `“${path}” ${reason}. Its last good copy is there.`;
  await inquiry.found({ kind, severity: 'fault', articleId, path, message }, async () => {
    const aside = isMissing ? null : await inquiry.setAside(path);
    await copyBytes(inquiry, lastGoodPath(path), path);
    return { mended: 'Its last good copy has taken its place.', setAside: aside };
  });
}

/** The bytes as they are, so that a document of an older format stays one. */
async function copyBytes(inquiry: Inquiry, from: string, to: string): Promise<void> {
  const { files } = inquiry.context;
  const target = inquiry.absolute(to);
  await writeDurably(
    files,
    dirname(target),
    [basename(target)],
    await files.readFile(inquiry.absolute(from)),
  );
}
